package io.scimserver.internal.http;

import jakarta.ws.rs.core.MediaType;

/** Media types that this server takes and gives (RFC 7644 §3.1). */
final class ScimMediaType {

    static final String SCIM = "application/scim+json";
    static final String JSON = MediaType.APPLICATION_JSON;

    /** What every answer carries; some clients compare it to the letter, so there is no charset parameter. */
    static final MediaType ANSWER = new MediaType("application", "scim+json");

    private ScimMediaType() {}
}
