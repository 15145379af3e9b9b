package io.scimserver.example;

import io.scimserver.OpenedStore;
import io.scimserver.ScimServer;
import io.scimserver.auth.IssuedToken;
import io.scimserver.console.AdminConsole;
import io.scimserver.example.http.WebServer;
import io.scimserver.example.metrics.ManagementServer;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Running server.
 *
 * @param web handles the requests
 * @param scim records the requests
 * @param stores the stores of its data
 * @param token the token that was made for it by this start
 * @param console the administration console, if there is one
 * @param management the management server, if there is one
 */
public record StartedServer(
        WebServer web,
        ScimServer scim,
        OpenedStore stores,
        Optional<IssuedToken> token,
        Optional<AdminConsole> console,
        Optional<ManagementServer> management)
        implements AutoCloseable {

    /**
     * Prints the values to enter at an identity provider and the address of the sign-in page. It prints secrets only if
     * they were made at this start.
     */
    public void announce(PrintStream out) {
        out.println("SCIM URL: " + web.scimUrl());
        token.ifPresent(made -> out.println("Bearer token: " + made.secret()));
        console.ifPresent(admin -> {
            out.println("Admin page: " + web.consoleUrl());
            admin.issuedPassword().ifPresent(password -> {
                out.println("Admin name: " + AdminConsole.FIRST_OPERATOR);
                out.println("Admin password: " + password);
            });
        });
        out.flush();
    }

    /** Closes the server: completes the requests in flight, writes the recorded entries, then closes the stores. */
    @Override
    public void close() {
        web.stop();
        scim.close();
        management.ifPresent(ManagementServer::close);
        stores.close();
    }
}
