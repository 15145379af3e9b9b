package io.scimserver;

import io.scimserver.auth.Authentication;
import io.scimserver.auth.AuthenticationRequest;
import io.scimserver.auth.Authenticator;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** Library behind a real port, with a token for each of two tenants and one that may only read. */
final class RunningScimServer implements AutoCloseable {

    static final String ACME = "token-of-acme";
    static final String ACME_READ_ONLY = "reading-token-of-acme";
    static final String GLOBEX = "token-of-globex";

    private static final Map<String, Caller> CALLERS = Map.of(
            "Bearer " + ACME, new Caller(new Tenant("acme"), "1", "Acme", Access.READ_WRITE),
            "Bearer " + ACME_READ_ONLY, new Caller(new Tenant("acme"), "2", "Acme reads", Access.READ_ONLY),
            "Bearer " + GLOBEX, new Caller(new Tenant("globex"), "3", "Globex", Access.READ_WRITE));

    private final HttpServer server;

    private final ScimServer scim;

    private RunningScimServer(HttpServer server, ScimServer scim) {
        this.server = server;
        this.scim = scim;
    }

    static RunningScimServer start() {
        return start(builder -> builder);
    }

    static RunningScimServer start(UnaryOperator<ScimServerBuilder> custom) {
        ScimServerBuilder builder = ScimServer.builder()
                .users(new io.scimserver.memory.InMemoryUserStores(Clock.systemUTC()))
                .authenticator(authenticator());
        ScimServer scim = custom.apply(builder).build();
        HttpServer server = GrizzlyHttpServerFactory.createHttpServer(
                URI.create("http://127.0.0.1:0/scim/v2/"), ResourceConfig.forApplication(scim.application()));
        return new RunningScimServer(server, scim);
    }

    String url() {
        return "http://127.0.0.1:" + server.getListener("grizzly").getPort() + "/scim/v2";
    }

    ScimServer scim() {
        return scim;
    }

    ScimClient client() {
        return new ScimClient(url(), ACME);
    }

    ScimClient client(String token) {
        return new ScimClient(url(), token);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    static Authenticator authenticator() {
        return (AuthenticationRequest request) -> request.authorization().stream()
                .filter(CALLERS::containsKey)
                .findFirst()
                .<Authentication>map(header -> new Authentication.Accepted(CALLERS.get(header)))
                .orElseGet(() -> new Authentication.Refused("Bearer realm=\"scim\"", "No such token."));
    }
}
