package io.scimserver.console;

import io.scimserver.OpenedStore;
import io.scimserver.ScimServer;
import io.scimserver.auth.TokenService;
import io.scimserver.console.access.SignIn;
import io.scimserver.console.employees.ProtectedEmployees;
import io.scimserver.console.layout.Assets;
import io.scimserver.console.layout.Renderer;
import io.scimserver.console.page.Navigation;
import io.scimserver.console.signin.Accounts;
import io.scimserver.console.signin.SessionSignIn;
import io.scimserver.console.web.Links;
import io.scimserver.limit.RateLimit;
import io.scimserver.provisioning.StoredGroupSettings;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.store.SettingsStore;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes the parts of an {@link AdminConsole}. Not safe for use by several threads. */
public final class AdminConsoleBuilder {

    final ScimServer scim;
    final OpenedStore stores;
    final TokenService tokens;
    final StoredProvisioningSwitch provisioning;
    final CustomSchemas schemas;
    ProtectedEmployees protectedEmployees;
    Optional<StoredGroupSettings> groupSettings = Optional.empty();
    RateLimit rateLimit = RateLimit.UNLIMITED;
    Optional<URI> scimUrl = Optional.empty();
    Clock clock = Clock.systemUTC();
    private Optional<SignIn> signIn = Optional.empty();
    private Optional<String> firstPassword = Optional.empty();
    private String product = "Employee provisioning";

    AdminConsoleBuilder(
            ScimServer scim,
            OpenedStore stores,
            TokenService tokens,
            StoredProvisioningSwitch provisioning,
            CustomSchemas schemas) {
        this.scim = scim;
        this.stores = stores;
        this.tokens = tokens;
        this.provisioning = provisioning;
        this.schemas = schemas;
        this.protectedEmployees = new ProtectedEmployees(settings(), clock);
    }

    /** Sets the sign-in of the host application; by default the console has its own, with names and passwords. */
    public AdminConsoleBuilder signIn(SignIn host) {
        signIn = Optional.of(host);
        return this;
    }

    /** Sets the first operator's password for the console's own sign-in; by default one is made. */
    public AdminConsoleBuilder firstPassword(String password) {
        firstPassword = Optional.of(password);
        return this;
    }

    /** Sets the name of the application that the console is a part of; it stands above every page. */
    public AdminConsoleBuilder product(String name) {
        product = name;
        return this;
    }

    /** Sets who cannot be deactivated or deleted: the ones that were given to the server as its protected users. */
    public AdminConsoleBuilder protectedEmployees(ProtectedEmployees kept) {
        protectedEmployees = kept;
        return this;
    }

    /** Sets the settings of groups that the server asks; without them nobody can change them here. */
    public AdminConsoleBuilder groupSettings(StoredGroupSettings kept) {
        groupSettings = Optional.of(kept);
        return this;
    }

    /** Sets the rate limit of the server, to show what is left of it; by default there is none. */
    public AdminConsoleBuilder rateLimit(RateLimit limit) {
        rateLimit = limit;
        return this;
    }

    /** Sets the SCIM URL as clients see it; by default {@code /scim/v2} where the console is reached. */
    public AdminConsoleBuilder scimUrl(URI url) {
        scimUrl = Optional.of(url);
        return this;
    }

    /** Sets the source of the current time; the system's by default. */
    public AdminConsoleBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /**
     * Puts the console together.
     *
     * @throws IllegalArgumentException if the first password is too short, too long or easy to guess; the message says so
     * @throws java.util.NoSuchElementException if settings, activity or audit are missing in the stores
     */
    public AdminConsole build() {
        ConsolePages pages = new ConsolePages(this);
        return signIn.map(host -> withSignInOf(host, pages)).orElseGet(() -> withOwnSignIn(pages));
    }

    private AdminConsole withSignInOf(SignIn host, ConsolePages pages) {
        Renderer renderer = renderer(false);
        Stream<Object> all = Stream.concat(pages.shared(), pages.ofHost());
        Application application = new ConsoleApplication(all, host, Set.of(), renderer, scimUrl);
        return new AdminConsole(application, renderer, cookie -> false, Optional.empty());
    }

    private AdminConsole withOwnSignIn(ConsolePages pages) {
        Accounts accounts = AdminConsole.accounts(settings(), clock);
        Optional<String> issued = accounts.begin(AdminConsole.FIRST_OPERATOR, firstPassword);
        Renderer renderer = renderer(true);
        Stream<Object> all = Stream.concat(pages.shared(), pages.ofAccounts(accounts));
        SignIn own = new SessionSignIn(accounts.sessions());
        Set<String> open = Set.of(Links.SIGN_IN, Links.SIGN_OUT);
        Application application = new ConsoleApplication(all, own, open, renderer, scimUrl);
        return new AdminConsole(
                application,
                renderer,
                cookie -> accounts.sessions().find(cookie).isPresent(),
                issued);
    }

    private Renderer renderer(boolean hasOwnSignIn) {
        Navigation navigation = new Navigation(ConsolePages.warnings(this), hasOwnSignIn);
        return Renderer.of(new Assets(), navigation, product, hasOwnSignIn);
    }

    SettingsStore settings() {
        return stores.settings().orElseThrow();
    }
}
