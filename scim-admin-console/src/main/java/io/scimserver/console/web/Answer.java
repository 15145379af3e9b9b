package io.scimserver.console.web;

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
 * @param cookie the cookie that it sets
 */
public record Answer(
        int status,
        String mediaType,
        String body,
        Iterator<String> rest,
        Map<String, String> headers,
        Optional<ConsoleCookie> cookie) {

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

    /** The same for a guest without a cookie, who gets one: the forms that a browser is shown are its own. */
    Answer forGuest(String value) {
        boolean needed = cookie.isEmpty() && !headers.containsKey("Cache-Control");
        ConsoleCookie guest = new ConsoleCookie(ConsoleCookie.Kind.GUEST, value);
        return needed ? new Answer(status, mediaType, body, rest, headers, Optional.of(guest)) : this;
    }
}
