package io.scimserver.example;

import io.scimserver.schema.ScimError;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;

/** Writer of the responses of the server around the library. */
final class Answers {

    private Answers() {}

    /** Sends a response with an error, unless a response is on its way already. */
    static void send(Response response, ScimError error) {
        if (!response.isCommitted()) {
            response.reset();
            error.retryAfter()
                    .ifPresent(wait -> response.setHeader(Header.RetryAfter, Long.toString(wait.toSeconds())));
            send(response, error.status(), ErrorBody.MEDIA_TYPE, ErrorBody.of(error));
        }
    }

    static void send(Response response, int status, String mediaType, byte[] body) {
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a 405 with the methods that are allowed. */
    static void methodNotAllowed(Response response, String allowed) {
        ScimError error = new ScimError(405, "Only " + allowed + " is answered here.");
        response.setStatus(405);
        response.setHeader(Header.Allow, allowed);
        send(response, 405, ErrorBody.MEDIA_TYPE, ErrorBody.of(error));
    }
}
