package io.scimserver.console.provisioning;

import io.scimserver.console.web.PageRequest;
import java.net.URI;
import java.util.Optional;

/** SCIM URL for administrators. */
public final class ScimAddress {

    private static final String ROOT = "/scim/v2";

    private final Optional<URI> publicUrl;

    /** @param publicUrl as clients see it; empty: beside the console, under the name by which the console is reached */
    public ScimAddress(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    public String url(PageRequest request) {
        return publicUrl.map(URI::toString).orElseGet(() -> request.site() + ROOT);
    }

    /** Returns the URL for connectors that append the rest by themselves. */
    String urlWithoutVersion(PageRequest request) {
        String url = url(request);
        return url.endsWith(ROOT) ? url.substring(0, url.length() - ROOT.length()) : url;
    }
}
