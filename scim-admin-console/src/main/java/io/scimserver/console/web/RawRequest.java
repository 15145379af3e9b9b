package io.scimserver.console.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request as it came.
 *
 * @param method GET, HEAD, POST or another one
 * @param path encoded
 * @param query encoded, without its question mark
 * @param body as text; empty unless it is a form
 * @param cookies the console's cookies
 * @param fetchSite the header {@code Sec-Fetch-Site}, which browsers send and pages cannot forge
 * @param origin the header {@code Origin}
 * @param ownOrigins the origins of this console
 * @param client where it comes from
 */
public record RawRequest(
        String method,
        String path,
        String query,
        String body,
        Map<ConsoleCookie.Kind, String> cookies,
        Optional<String> fetchSite,
        Optional<String> origin,
        Set<String> ownOrigins,
        Client client) {

    boolean isPost() {
        return method.equals("POST");
    }

    Optional<String> cookie(ConsoleCookie.Kind kind) {
        return Optional.ofNullable(cookies.get(kind));
    }

    /** Returns true if another site's page led here: browsers then leave out a cookie that is SameSite=Strict. */
    boolean comesByAnotherSitesLink() {
        return !isPost() && fetchSite.filter("cross-site"::equals).isPresent();
    }

    /** Whether a form was sent by a page of this console, as far as the browser tells. */
    boolean comesFromThisSite() {
        return fetchSite.map("same-origin"::equals).orElse(true)
                && (fetchSite.isPresent() || origin.map(ownOrigins::contains).orElse(true));
    }

    /** Keeps cookie, query and body out of logs. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
