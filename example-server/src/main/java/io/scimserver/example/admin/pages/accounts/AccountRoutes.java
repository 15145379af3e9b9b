package io.scimserver.example.admin.pages.accounts;

import static io.scimserver.example.admin.web.Audience.ADMINISTRATORS;
import static io.scimserver.example.admin.web.Audience.EVERYBODY;

import io.scimserver.example.admin.acts.Acts;
import io.scimserver.example.admin.directory.Directory;
import io.scimserver.example.admin.pages.Links;
import io.scimserver.example.admin.signin.Passwords;
import io.scimserver.example.admin.signin.Sessions;
import io.scimserver.example.admin.signin.SignInDelays;
import io.scimserver.example.admin.web.Route;
import io.scimserver.example.admin.web.Router;
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
