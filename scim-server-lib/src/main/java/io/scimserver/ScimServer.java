package io.scimserver;

import io.scimserver.auth.Authenticator;
import jakarta.ws.rs.core.Application;

/**
 * A SCIM 2.0 service provider for users, ready to be mounted by a Jakarta REST container. Immutable, safe for use by
 * many threads.
 */
public final class ScimServer {

    private final Application application;
    private final Authenticator authenticator;

    ScimServer(Application application, Authenticator authenticator) {
        this.application = application;
        this.authenticator = authenticator;
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
}
