package io.scimserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.auth.Authenticator;
import io.scimserver.provisioning.ActivityLog;
import io.scimserver.provisioning.ChangeGuard;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A SCIM 2.0 service provider for users. Two parts are required, where users live and who may ask:
 *
 * <pre>{@code
 * ScimServer scim = ScimServer.builder()
 *         .users(new InMemoryUserStores(Clock.systemUTC()))
 *         .authenticator(new TokenService(new InMemoryTokenStore(), Clock.systemUTC()))
 *         .build();
 * }</pre>
 *
 * <p>Mount it as a {@link io.scimserver.servlet.ScimServlet}, or its {@link #application()} in any Jakarta REST container.
 * Immutable, safe for use by many threads.
 *
 * <p>Close it when no request will come any more: what its activity log still holds is written, and no thread is left.
 * Stores and whatever else was given to it stay open.
 */
public final class ScimServer implements AutoCloseable {

    /** What requests leave behind. */
    record Traces(Supplier<String> requestIds, Optional<ActivityLog> activity) {}

    /** What the host's own code is given. */
    record HostAccess(Function<Caller, UserDirectory> directories, BiFunction<Tenant, URI, ObjectNode> openApi) {}

    private final Application application;
    private final Authenticator authenticator;
    private final Optional<ChangeGuard> changeGuard;
    private final Traces traces;
    private final HostAccess host;

    ScimServer(
            Application application,
            Authenticator authenticator,
            Optional<ChangeGuard> changeGuard,
            Traces traces,
            HostAccess host) {
        this.application = application;
        this.authenticator = authenticator;
        this.changeGuard = changeGuard;
        this.traces = traces;
        this.host = host;
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
        return host.directories().apply(caller);
    }

    /**
     * What {@code /openapi.json} answers to a company: the endpoints and its users as an OpenAPI 3.1 document, custom
     * attributes included.
     *
     * @param tenant the company
     * @param baseUrl the SCIM URL as the document names it
     * @return a new object each time
     */
    public ObjectNode openApi(Tenant tenant, URI baseUrl) {
        return host.openApi().apply(tenant, baseUrl);
    }

    /** What holds mass deactivations back, for an administrator to look at and decide; empty if it is switched off. */
    public Optional<ChangeGuard> changeGuard() {
        return changeGuard;
    }

    /** What requests are recorded in, for the parts of a host that answer beside this library; empty if nothing is. */
    public Optional<ActivityLog> activity() {
        return traces.activity();
    }

    /** A new correlation id, for an answer that does not come from this library: a UUID of version 7. */
    public String newRequestId() {
        return traces.requestIds().get();
    }

    /** Closes the activity log, if there is one: takes no longer than about ten seconds. */
    @Override
    public void close() {
        traces.activity().ifPresent(ActivityLog::close);
    }
}
