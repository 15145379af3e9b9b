package io.scimserver.internal.http;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;

/**
 * Public URL of the SCIM root, without a slash at its end.
 *
 * @param configured the URL that the host has set; if empty, the URL that the request was addressed to
 */
record BaseUrl(Optional<URI> configured) {

    String of(UriInfo request) {
        String url = configured.orElseGet(request::getBaseUri).toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
