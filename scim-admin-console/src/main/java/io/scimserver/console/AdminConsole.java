package io.scimserver.console;

import io.scimserver.OpenedStore;
import io.scimserver.ScimServer;
import io.scimserver.auth.TokenService;
import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.layout.Renderer;
import io.scimserver.console.signin.Accounts;
import io.scimserver.console.signin.Passwords;
import io.scimserver.console.signin.Sessions;
import io.scimserver.console.web.Links;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.store.SettingsStore;
import jakarta.ws.rs.core.Application;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Administration console: pages on which administrators connect an identity provider and watch what it does. A host
 * mounts {@link #application()} under a path of its choice; every link stays below that path.
 *
 * <pre>{@code
 * AdminConsole console = AdminConsole.builder(scim, stores, tokens, provisioningSwitch, schemas)
 *         .signIn(hostSignIn)
 *         .build();
 * }</pre>
 *
 * <p>Without {@link AdminConsoleBuilder#signIn} the console keeps companies, administrators and passwords itself. Safe
 * for use by many threads.
 */
public final class AdminConsole {

    /** Name of the operator that a fresh installation begins with. */
    public static final String FIRST_OPERATOR = "admin";

    private final Application application;
    private final Renderer renderer;
    private final Predicate<String> sessions;
    private final Optional<String> issuedPassword;

    AdminConsole(
            Application application, Renderer renderer, Predicate<String> sessions, Optional<String> issuedPassword) {
        this.application = application;
        this.renderer = renderer;
        this.sessions = sessions;
        this.issuedPassword = issuedPassword;
    }

    /**
     * Begins a console.
     *
     * @param scim the server whose users are the employees; stays open
     * @param stores the stores that {@code scim} was built with; settings, activity and audit are among them
     * @param tokens issues and revokes the tokens that {@code scim} accepts
     * @param provisioning the switch that {@code scim} asks
     * @param schemas the schemas that {@code scim} offers
     */
    public static AdminConsoleBuilder builder(
            ScimServer scim,
            OpenedStore stores,
            TokenService tokens,
            StoredProvisioningSwitch provisioning,
            CustomSchemas schemas) {
        return new AdminConsoleBuilder(scim, stores, tokens, provisioning, schemas);
    }

    /** Returns the pages as a Jakarta REST application. */
    public Application application() {
        return application;
    }

    /** Returns the first operator's password, if it was made by this start; empty for a host's own sign-in. */
    public Optional<String> issuedPassword() {
        return issuedPassword;
    }

    /**
     * Returns true if a cookie is that of a session of the console's own sign-in. A host may ask this before it reads the
     * body of a request.
     *
     * @param cookie the value of the cookie that {@code ConsoleCookie.Kind.SESSION} names
     */
    public boolean isSession(String cookie) {
        return sessions.test(cookie);
    }

    /**
     * Returns a page, as HTML, about a request that the host refuses before it reaches the application.
     *
     * @param root the path at which the console is mounted, without a slash at the end
     * @param text a sentence for the visitor
     */
    public String refusal(String root, int status, String text) {
        return renderer.refusal(status, text, new Links(root));
    }

    /** Returns who may sign in to the console that keeps its settings there, whether it runs or not. */
    public static Accounts accounts(SettingsStore settings, Clock clock) {
        AccountRegistry registry = new AccountRegistry(settings, clock);
        return new Accounts(registry, new Passwords(), new Sessions(settings, registry, clock));
    }
}
