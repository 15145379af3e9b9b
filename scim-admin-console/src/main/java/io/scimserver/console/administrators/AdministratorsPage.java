package io.scimserver.console.administrators;

import io.scimserver.console.accounts.Administrator;
import io.scimserver.console.accounts.Directory;
import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Links;
import io.scimserver.console.signin.Passwords;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import java.util.List;
import java.util.Optional;

/** Who administers a company; adds more of them. */
public final class AdministratorsPage implements Page {

    private final Directory directory;
    private final Passwords passwords;
    private final Acts acts;

    AdministratorsPage(Directory directory, Passwords passwords, Acts acts) {
        this.directory = directory;
        this.passwords = passwords;
        this.acts = acts;
    }

    /** @param target of the link that removes them */
    public record Row(String name, boolean self, String target) {}

    public record Model(
            List<Row> administrators, String name, Optional<String> problem, int minLength, int maxLength) {}

    @Override
    public Reply get(Visit visit) {
        return show(visit, Optional.empty());
    }

    @Override
    public Reply post(Visit visit) {
        String password = visit.form().raw("password");
        Optional<String> problem = PasswordRules.problemWith(password).or(() -> add(visit, password));
        return problem.isPresent()
                ? show(visit, problem).withStatus(422)
                : Reply.redirect(Links.administrators(visit.company()), Notice.ADMINISTRATOR_ADDED);
    }

    private Optional<String> add(Visit visit, String password) {
        String name = Directory.canonical(visit.form().raw("name"));
        try {
            directory.addAdministrator(
                    new Administrator(name, Optional.of(visit.company().id()), passwords.hash(password)));
            acts.record(visit, Act.ADMINISTRATOR_ADDED.of(name, name));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private Reply.Html show(Visit visit, Optional<String> problem) {
        String self = visit.administrator().name();
        List<Row> rows = directory.administratorsOf(visit.company()).stream()
                .map(each -> new Row(
                        each.name(),
                        each.name().equals(self),
                        Links.administrators(visit.company()) + "/" + Links.encode(each.name()) + "/remove"))
                .toList();
        String name = visit.form().find("name").orElse("");
        return Reply.page(
                "accounts/administrators",
                "Administrators",
                new Model(rows, name, problem, Passwords.MIN_LENGTH, Passwords.MAX_LENGTH));
    }
}
