package io.scimserver.console.administrators;

import static io.scimserver.console.web.Audience.ADMINISTRATORS;
import static io.scimserver.console.web.Audience.EVERYBODY;

import io.scimserver.console.accounts.Directory;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Links;
import io.scimserver.console.signin.Passwords;
import io.scimserver.console.signin.Sessions;
import io.scimserver.console.signin.SignInDelays;
import io.scimserver.console.web.Route;
import io.scimserver.console.web.Router;
import java.time.Clock;
import java.util.stream.Stream;

/** The pages about who may come in. */
public final class AccountRoutes {

    private AccountRoutes() {}

    public static Stream<Route> of(Accounts accounts, Clock clock, Acts acts) {
        Directory directory = accounts.directory();
        Passwords passwords = accounts.passwords();
        Sessions sessions = accounts.sessions();
        SignInDelays delays = new SignInDelays(clock);
        return Stream.of(
                Route.to(Router.SIGN_IN, EVERYBODY, new SignInPage(directory, passwords, sessions, delays, acts)),
                Route.to(Links.HOME + "/sign-out", EVERYBODY, new SignOutPage(sessions, acts)),
                Route.to(
                        Links.PASSWORD, ADMINISTRATORS, new PasswordPage(directory, passwords, sessions, delays, acts)),
                Route.to(Links.ADMINISTRATORS, ADMINISTRATORS, new AdministratorsPage(directory, passwords, acts)),
                Route.to(
                        Links.ADMINISTRATORS + "/{name}/remove",
                        ADMINISTRATORS,
                        new RemoveAdministratorPage(directory, sessions, acts)));
    }
}
