package io.scimserver.example.http;

import io.scimserver.example.http.connection.ErrorBody;
import io.scimserver.schema.ScimError;
import java.io.IOException;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writer of the responses of the server around the library. */
public final class Responses {

    private static final Logger log = LoggerFactory.getLogger(Responses.class);

    private Responses() {}

    /** Sends a response with an error, unless a response is on its way already. */
    public static void send(Response response, ScimError error) {
        if (!response.isCommitted()) {
            response.reset();
            error.retryAfter()
                    .ifPresent(wait ->
                            response.setHeader(Header.RetryAfter, Long.toString(Math.max(1, wait.toSeconds()))));
            send(response, error.status(), ErrorBody.MEDIA_TYPE, ErrorBody.of(error));
        }
    }

    public static void send(Response response, int status, String mediaType, byte[] body) {
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IOException e) {
            log.debug("A client went away", e);
        }
    }

    /** Sends a 405 with the methods that are allowed. */
    public static void methodNotAllowed(Response response, String allowed) {
        ScimError error = new ScimError(405, "Only " + allowed + " is answered here.");
        response.setStatus(405);
        response.setHeader(Header.Allow, allowed);
        send(response, 405, ErrorBody.MEDIA_TYPE, ErrorBody.of(error));
    }
}
