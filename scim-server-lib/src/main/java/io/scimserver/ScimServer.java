package io.scimserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.activity.attention.Attention;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.auth.Authenticator;
import io.scimserver.guard.ChangeGuard;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * SCIM 2.0 service provider for users. Two parts are required, the stores of users and the authenticator of requests:
 *
 * <pre>{@code
 * ScimServer scim = ScimServer.builder()
 *         .users(new InMemoryUserStores(Clock.systemUTC()))
 *         .authenticator(new TokenService(new InMemoryTokenStore(), Clock.systemUTC()))
 *         .build();
 * }</pre>
 *
 * <p>Mount it as a {@link io.scimserver.servlet.ScimServlet}, or its {@link #application()} in any Jakarta REST
 * container. Immutable, safe for use by many threads.
 *
 * <p>Close it when no more requests will come: it writes the entries that its activity log still holds, and leaves no
 * thread. Stores and everything else that was given to it stay open.
 */
public final class ScimServer implements AutoCloseable {

    /** Records of requests: the source of their correlation ids, the activity log, and what follows from it. */
    record Traces(Supplier<String> requestIds, Optional<ActivityLog> activity, Optional<Attention> attention) {}

    /** Functions behind the methods for the host's own code. */
    record HostAccess(
            Optional<URI> baseUrl,
            Consumer<Tenant> verification,
            Function<Caller, TenantUsers> directories,
            Function<Caller, Optional<TenantGroups>> groups,
            BiFunction<Tenant, URI, ObjectNode> openApi) {}

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

    /** Returns a builder with the defaults of {@link ScimServerConfig}. */
    public static ScimServerBuilder builder() {
        return new ScimServerBuilder();
    }

    /**
     * Returns the endpoints, filters and mappers as an application of their own; its paths are relative to the place
     * where it is mounted ({@code /scim/v2} by custom). It handles no path outside that place.
     */
    public Application application() {
        return application;
    }

    /** Returns the public URL of the SCIM root; empty if it is the address of each request. */
    public Optional<URI> baseUrl() {
        return host.baseUrl();
    }

    /** Returns the authenticator, for the parts of a host that serve requests beside this library. */
    public Authenticator authenticator() {
        return authenticator;
    }

    /**
     * Checks the authenticator with one request without credentials. Call it at the start, if no tenant is known then.
     *
     * @throws IllegalStateException if it fails or returns null; the message says what to do
     */
    public void verify() {
        BuildChecks.check(authenticator);
    }

    /**
     * Checks the authenticator, the schema and the store of a tenant, before the first request of its identity provider:
     * one request without credentials, one look-up and one search, which change nothing. Call it at the start, for one tenant or for each.
     *
     * @throws IllegalStateException if a part of the host fails or returns null; the message says which and what to do
     * @throws io.scimserver.store.StoreException.Unavailable if the store cannot be used, such as a database that is down
     */
    public void verify(Tenant tenant) {
        verify();
        host.verification().accept(tenant);
    }

    /**
     * Returns the users of a tenant for the host's own code, read and changed as by SCIM requests.
     *
     * @param caller the tenant whose users they are, and the name for the author of changes
     */
    public TenantUsers users(Caller caller) {
        return host.directories().apply(caller);
    }

    /** Returns the groups of the caller's tenant for the host's own code; empty if this server has no groups. */
    public Optional<TenantGroups> groups(Caller caller) {
        return host.groups().apply(caller);
    }

    /**
     * Returns the content of {@code /openapi.json} for a tenant: the endpoints and its users as an OpenAPI 3.1
     * document, custom attributes included.
     *
     * @param tenant the tenant
     * @param baseUrl the SCIM URL as the document names it
     * @return a new object each time
     */
    public ObjectNode openApi(Tenant tenant, URI baseUrl) {
        return host.openApi().apply(tenant, baseUrl);
    }

    /**
     * Returns the guard that holds mass deactivations back, so that an administrator can look at it and decide; empty
     * if it is switched off.
     */
    public Optional<ChangeGuard> changeGuard() {
        return changeGuard;
    }

    /**
     * Returns the activity log that records requests, for the parts of a host that serve requests beside this library;
     * empty if there is none.
     */
    public Optional<ActivityLog> activity() {
        return traces.activity();
    }

    /**
     * Returns the people and attributes that need an administrator, as they follow from the activity log; empty if there
     * is no log.
     */
    public Optional<Attention> attention() {
        return traces.attention();
    }

    /** Returns a new correlation id, for a response that does not come from this library: a UUID of version 7. */
    public String newRequestId() {
        return traces.requestIds().get();
    }

    /** Closes the activity log, if there is one; this takes no longer than about ten seconds. */
    @Override
    public void close() {
        traces.activity().ifPresent(ActivityLog::close);
        traces.attention().ifPresent(Attention::close);
    }
}
