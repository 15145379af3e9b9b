package io.scimserver.example;

import io.scimserver.ScimServer;
import io.scimserver.Stores;
import io.scimserver.auth.IssuedToken;
import java.io.PrintStream;
import java.util.Optional;

/**
 * A server that answers.
 *
 * @param web what answers
 * @param scim what records the requests
 * @param stores what it keeps its data in
 * @param token the token that was made for it by this start
 */
record StartedServer(WebServer web, ScimServer scim, Stores stores, Optional<IssuedToken> token)
        implements AutoCloseable {

    /** The two values to enter at an identity provider; the token only when it was made just now. */
    void announce(PrintStream out) {
        out.println("SCIM URL: " + web.scimUrl());
        token.ifPresent(made -> out.println("Bearer token: " + made.secret()));
        out.flush();
    }

    /** Answers what is in flight, writes what was recorded, then lets the stores go. */
    @Override
    public void close() {
        web.stop();
        scim.close();
        stores.close();
    }
}
