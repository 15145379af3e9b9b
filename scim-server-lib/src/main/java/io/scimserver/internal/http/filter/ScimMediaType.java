package io.scimserver.internal.http.filter;

import jakarta.ws.rs.core.MediaType;

/** Media types that this server accepts and sends (RFC 7644 §3.1). */
public final class ScimMediaType {

    public static final String SCIM = "application/scim+json";
    public static final String JSON = MediaType.APPLICATION_JSON;

    /** Media type of every response. Some clients compare it to the letter, so there is no charset parameter. */
    public static final MediaType RESPONSE = new MediaType("application", "scim+json");

    private ScimMediaType() {}
}
