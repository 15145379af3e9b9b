package io.scimserver.example.admin.web;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What goes to the browser.
 *
 * @param status the HTTP status
 * @param mediaType of the body
 * @param body empty for a redirect
 * @param rest what follows the body, made while it is sent; read once
 * @param headers beside those that every answer has
 * @param cookie the new value of the console's cookie
 */
public record Answer(
        int status,
        String mediaType,
        String body,
        Iterator<String> rest,
        Map<String, String> headers,
        Optional<String> cookie) {

    private static final String HTML = "text/html; charset=utf-8";

    static Answer html(int status, String body) {
        return new Answer(status, HTML, body, Collections.emptyIterator(), Map.of(), Optional.empty());
    }

    static Answer redirect(Reply.Redirect redirect) {
        return new Answer(
                303, HTML, "", Collections.emptyIterator(), Map.of("Location", redirect.target()), redirect.cookie());
    }

    static Answer file(Reply.File file) {
        return new Answer(
                200, file.mediaType(), file.content(), Collections.emptyIterator(), file.headers(), Optional.empty());
    }

    static Answer longFile(Reply.LongFile file) {
        return new Answer(200, file.mediaType(), file.begin(), file.rest(), file.headers(), Optional.empty());
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, mediaType, body, rest, more, cookie);
    }

    /** Gives a browser that has no cookie yet one, so that the forms it is shown are its own. */
    Answer withCookieUnless(Optional<String> present, String value) {
        boolean needed = cookie.isEmpty() && present.isEmpty() && !headers.containsKey("Cache-Control");
        return needed ? new Answer(status, mediaType, body, rest, headers, Optional.of(value)) : this;
    }
}
