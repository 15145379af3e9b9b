package io.scimserver.console.administrators;

import io.scimserver.console.accounts.Administrator;
import io.scimserver.console.accounts.Directory;
import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Links;
import io.scimserver.console.signin.Passwords;
import io.scimserver.console.signin.Sessions;
import io.scimserver.console.signin.SignInDelays;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import java.util.Optional;

/** Lets administrators change their own password; all their sessions end, and a new one begins here. */
public final class PasswordPage implements Page {

    private final Directory directory;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SignInDelays delays;
    private final Acts acts;

    PasswordPage(Directory directory, Passwords passwords, Sessions sessions, SignInDelays delays, Acts acts) {
        this.directory = directory;
        this.passwords = passwords;
        this.sessions = sessions;
        this.delays = delays;
        this.acts = acts;
    }

    /** @param problem why the last attempt failed */
    public record Model(Optional<String> problem, int minLength, int maxLength) {}

    @Override
    public Reply get(Visit visit) {
        return show(Optional.empty());
    }

    @Override
    public Reply post(Visit visit) {
        String chosen = visit.form().raw("new");
        Optional<String> problem = PasswordRules.problemWith(chosen)
                .or(() -> chosen.equals(visit.form().raw("again"))
                        ? Optional.empty()
                        : Optional.of("The two new passwords are not the same."))
                .or(() -> problemWithOld(visit));
        if (problem.isPresent()) {
            return show(problem).withStatus(422);
        }
        Administrator administrator = visit.administrator();
        directory.changePassword(administrator.name(), passwords.hash(chosen));
        sessions.endAll(administrator.name());
        acts.record(visit, Act.PASSWORD_CHANGED.of(administrator.name(), administrator.name()));
        return Reply.redirect(Links.PASSWORD, Notice.PASSWORD_CHANGED).beginning(sessions.begin(administrator));
    }

    private Optional<String> problemWithOld(Visit visit) {
        Administrator administrator = visit.administrator();
        String address = visit.client().address();
        if (delays.attempt(administrator.name(), address).isPresent()) {
            return Optional.of("Too many attempts. Try again in a few minutes.");
        }
        boolean right = passwords
                .matches(visit.form().raw("old"), Optional.of(administrator.passwordHash()))
                .orElse(false);
        if (right) {
            delays.succeeded(administrator.name(), address);
        }
        return right ? Optional.empty() : Optional.of("The present password is wrong.");
    }

    private static Reply.Html show(Optional<String> problem) {
        return Reply.page(
                "accounts/password", "Password", new Model(problem, Passwords.MIN_LENGTH, Passwords.MAX_LENGTH));
    }
}
