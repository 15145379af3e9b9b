package io.scimserver.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * Content of a SCIM error body (RFC 7644 §3.12).
 *
 * @param status the HTTP status code
 * @param scimType the keyword of RFC 7644 table 9 or RFC 9865, where there is one
 * @param detail one sentence that helps an administrator; holds no secrets and nothing of the inside of the server
 * @param retryAfter the time after which the same request may succeed: the {@code Retry-After} of a 429 or 503; empty:
 *     in five seconds
 */
public record ScimError(int status, Optional<String> scimType, String detail, Optional<Duration> retryAfter) {

    /** Media type of the body. */
    public static final String MEDIA_TYPE = "application/scim+json";

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    /** Creates an error that says nothing about when to try again. */
    public ScimError(int status, Optional<String> scimType, String detail) {
        this(status, scimType, detail, Optional.empty());
    }

    /** Creates an error that RFC 7644 has no {@code scimType} for. */
    public ScimError(int status, String detail) {
        this(status, Optional.empty(), detail);
    }

    /** Returns a copy with the time to wait before the request is repeated. */
    public ScimError withRetryAfter(Duration wait) {
        return new ScimError(status, scimType, detail, Optional.of(wait));
    }

    /** Returns the body, for a host that sends a response in place of the library; a new object each time. */
    public ObjectNode toJson() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(SCHEMA);
        body.put("status", Integer.toString(status));
        scimType.ifPresent(type -> body.put("scimType", type));
        body.put("detail", detail);
        return body;
    }
}
