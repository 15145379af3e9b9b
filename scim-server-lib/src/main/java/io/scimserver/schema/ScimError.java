package io.scimserver.schema;

import java.util.Optional;

/**
 * What a SCIM error body says (RFC 7644 §3.12).
 *
 * @param status the HTTP status code
 * @param scimType the keyword of RFC 7644 table 9 or RFC 9865, where there is one
 * @param detail one sentence that helps an administrator; holds no secrets and nothing of the inside of the server
 */
public record ScimError(int status, Optional<String> scimType, String detail) {

    public ScimError(int status, String detail) {
        this(status, Optional.empty(), detail);
    }
}
