package io.scimserver.internal.http.filter;

import io.scimserver.schema.ScimError;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Responses with the SCIM error body (RFC 7644 §3.12). */
public final class Errors {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Errors() {}

    public static Response.ResponseBuilder response(ScimError error) {
        Response.ResponseBuilder response = Response.status(error.status())
                .type(ScimMediaType.RESPONSE)
                .entity(error.toJson().toString().getBytes(StandardCharsets.UTF_8));
        return error.status() == 503 || error.status() == 429
                ? response.header(
                        HttpHeaders.RETRY_AFTER, wholeSeconds(error.retryAfter().orElse(RETRY_AFTER)))
                : response;
    }

    /** Rounds up, to one second at least. */
    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
