package io.scimserver.internal.http;

import jakarta.ws.rs.core.MediaType;

/** Media types that this server accepts and sends (RFC 7644 §3.1). */
final class ScimMediaType {

    static final String SCIM = "application/scim+json";
    static final String JSON = MediaType.APPLICATION_JSON;

    /** Media type of every response. Some clients compare it to the letter, so there is no charset parameter. */
    static final MediaType ANSWER = new MediaType("application", "scim+json");

    private ScimMediaType() {}
}
