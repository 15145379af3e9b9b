package io.scimserver.example.http;

import io.scimserver.ScimServer;
import io.scimserver.ScimServerConfig;
import io.scimserver.auth.Authentication;
import io.scimserver.example.health.ProcessHealth;
import io.scimserver.example.http.connection.Endpoint;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Web server that takes every request for one of the same caller, on a free port. */
public final class AnyCallerServer {

    private AnyCallerServer() {}

    public static WebServer start(UserStores users, RequestObserver observer, ProcessHealth process)
            throws IOException {
        ScimServer scim = ScimServer.builder()
                .users(users)
                .authenticator(request ->
                        new Authentication.Accepted(new Caller(new Tenant("acme"), "1", "Acme", Access.READ_WRITE)))
                .build();
        WebServer server = new WebServer(
                new Endpoint("127.0.0.1", 0, Optional.empty(), false, List.of()),
                new WebServer.Content(
                        scim,
                        ScimServerConfig.DEFAULT,
                        () -> {},
                        Optional.empty(),
                        observer,
                        process,
                        Clock.systemUTC()));
        server.start();
        return server;
    }
}
