package io.scimserver;

import io.scimserver.auth.Authenticator;
import io.scimserver.provisioning.ChangeGuard;
import io.scimserver.tenant.Caller;
import jakarta.ws.rs.core.Application;
import java.util.Optional;
import java.util.function.Function;

/**
 * A SCIM 2.0 service provider for users, ready to be mounted by a Jakarta REST container. Immutable, safe for use by
 * many threads.
 */
public final class ScimServer {

    private final Application application;
    private final Authenticator authenticator;
    private final Optional<ChangeGuard> changeGuard;
    private final Function<Caller, UserDirectory> directories;

    ScimServer(
            Application application,
            Authenticator authenticator,
            Optional<ChangeGuard> changeGuard,
            Function<Caller, UserDirectory> directories) {
        this.application = application;
        this.authenticator = authenticator;
        this.changeGuard = changeGuard;
        this.directories = directories;
    }

    /** Starts with the defaults of {@link ScimServerConfig}. */
    public static ScimServerBuilder builder() {
        return new ScimServerBuilder();
    }

    /**
     * The endpoints, filters and mappers as an application of their own; its paths are relative to wherever it is
     * mounted ({@code /scim/v2} by custom). It takes nothing over outside that path.
     */
    public Application application() {
        return application;
    }

    /** What decides who sends a request, for the parts of a host that answer beside this library. */
    public Authenticator authenticator() {
        return authenticator;
    }

    /**
     * The users of a company for the host's own code, read and changed as by SCIM requests.
     *
     * @param caller for whom: whose users, and who is named as the one who changed them
     */
    public UserDirectory users(Caller caller) {
        return directories.apply(caller);
    }

    /** What holds mass deactivations back, for an administrator to look at and decide; empty if it is switched off. */
    public Optional<ChangeGuard> changeGuard() {
        return changeGuard;
    }
}
