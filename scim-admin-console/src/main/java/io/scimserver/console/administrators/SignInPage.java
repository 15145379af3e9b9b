package io.scimserver.console.administrators;

import io.scimserver.console.accounts.Administrator;
import io.scimserver.console.accounts.Directory;
import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Links;
import io.scimserver.console.page.Texts;
import io.scimserver.console.signin.Passwords;
import io.scimserver.console.signin.Sessions;
import io.scimserver.console.signin.SignInDelays;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Router;
import io.scimserver.console.web.Visit;
import java.time.Duration;
import java.util.Optional;

/** Name and password. What is wrong with them is not told; who fails too often has to wait. */
public final class SignInPage implements Page {

    private static final String TEMPLATE = "accounts/signin";
    private static final String TITLE = "Sign in";

    private final Directory directory;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SignInDelays delays;
    private final Acts acts;

    SignInPage(Directory directory, Passwords passwords, Sessions sessions, SignInDelays delays, Acts acts) {
        this.directory = directory;
        this.passwords = passwords;
        this.sessions = sessions;
        this.delays = delays;
        this.acts = acts;
    }

    /**
     * @param name as it was entered
     * @param next where to go on afterwards
     * @param problem why the last attempt failed
     */
    public record Model(String name, String next, Optional<String> problem) {}

    @Override
    public Reply get(Visit visit) {
        if (visit.visitor().administrator().isPresent()) {
            return Reply.redirect(Router.next(visit.query()).orElse(Links.HOME));
        }
        String next = Router.next(visit.query()).orElse("");
        return Reply.page(TEMPLATE, TITLE, new Model("", next, Optional.empty()));
    }

    @Override
    public Reply post(Visit visit) {
        String name = Directory.canonical(visit.form().raw("name"));
        String address = visit.client().address();
        Optional<Duration> wait = delays.attempt(name, address);
        if (wait.isPresent()) {
            return refused(visit, 429, "Too many attempts. Try again in " + seconds(wait.get()) + ".", wait);
        }
        Optional<Administrator> known = directory.administrator(name);
        Optional<Boolean> matches =
                passwords.matches(visit.form().raw("password"), known.map(Administrator::passwordHash));
        if (matches.isEmpty()) {
            return refused(visit, 503, "The server is busy. Try again.", Optional.of(Duration.ofSeconds(1)));
        }
        return known.filter(administrator -> matches.get())
                .map(administrator -> welcome(visit, administrator))
                .orElseGet(() -> wrong(visit, known));
    }

    private Reply wrong(Visit visit, Optional<Administrator> known) {
        acts.recordOf(known, Act.SIGN_IN_FAILED, visit.client());
        return refused(visit, 401, "Name or password is wrong.", Optional.empty());
    }

    private Reply welcome(Visit visit, Administrator administrator) {
        delays.succeeded(administrator.name(), visit.client().address());
        acts.recordOf(Optional.of(administrator), Act.SIGNED_IN, visit.client());
        String target = Router.next(visit.form()).orElse(Links.HOME);
        return Reply.redirect(target).beginning(sessions.begin(administrator));
    }

    private static Reply refused(Visit visit, int status, String problem, Optional<Duration> wait) {
        Model model = new Model(
                visit.form().find("name").orElse(""), Router.next(visit.form()).orElse(""), Optional.of(problem));
        return new Reply.Html(status, TEMPLATE, TITLE, model, wait.map(time -> time.plusSeconds(1)));
    }

    private static String seconds(Duration wait) {
        return Texts.count(wait.toSeconds() + 1, "second");
    }
}
