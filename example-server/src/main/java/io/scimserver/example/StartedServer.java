package io.scimserver.example;

import io.scimserver.ScimServer;
import io.scimserver.Stores;
import io.scimserver.auth.IssuedToken;
import io.scimserver.console.AdminConsole;
import java.io.PrintStream;
import java.util.Optional;

/**
 * A server that answers.
 *
 * @param web what answers
 * @param scim what records the requests
 * @param stores what it keeps its data in
 * @param token the token that was made for it by this start
 * @param console the administration console, if there is one
 * @param management where it can be watched, if it can
 */
record StartedServer(
        WebServer web,
        ScimServer scim,
        Stores stores,
        Optional<IssuedToken> token,
        Optional<AdminConsole> console,
        Optional<ManagementServer> management)
        implements AutoCloseable {

    /** What to enter at an identity provider, and where to sign in; secrets only when they were made just now. */
    void announce(PrintStream out) {
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

    /** Answers what is in flight, writes what was recorded, then lets the stores go. */
    @Override
    public void close() {
        web.stop();
        scim.close();
        management.ifPresent(ManagementServer::close);
        stores.close();
    }
}
