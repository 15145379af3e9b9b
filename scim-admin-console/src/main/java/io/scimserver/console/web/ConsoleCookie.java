package io.scimserver.console.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cookie of the console.
 *
 * @param kind which one
 * @param value the value; empty ends the cookie; secret
 */
public record ConsoleCookie(Kind kind, String value) {

    private static final int SECRET_BYTES = 32;

    /** Cookies of the console. One never takes the place of the other. */
    public enum Kind {
        /** Session of the console's own sign-in. */
        SESSION("scim-console"),
        /** Visitor without such a session: the forms that a browser is shown are bound to it. */
        GUEST("scim-console-guest");

        private final String cookieName;

        Kind(String cookieName) {
            this.cookieName = cookieName;
        }

        /** Returns the name that the browser knows. */
        public String cookieName() {
            return cookieName;
        }

        /**
         * Returns the value that a request has (RFC 6265 §4.2). Jersey's own parser fails for some cookies that belong
         * to other applications, such as {@code $Version=x}.
         */
        public Optional<String> in(ContainerRequestContext request) {
            String start = cookieName + "=";
            return request.getHeaders().getOrDefault(HttpHeaders.COOKIE, List.of()).stream()
                    .flatMap(field -> Stream.of(field.split(";", -1)))
                    .map(String::strip)
                    .filter(pair -> pair.startsWith(start) && pair.length() > start.length())
                    .map(pair -> pair.substring(start.length()))
                    .findFirst();
        }
    }

    /** Returns text that nobody can guess. */
    public static String randomText() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns a redirect that sets this cookie. */
    public Response redirect(String target) {
        return Response.fromResponse(PageResult.redirect(target))
                .header(HttpHeaders.SET_COOKIE, this)
                .build();
    }

    /** Returns the header field that sets the cookie for the console, and for nothing beside it. */
    public String header(UriInfo uri, boolean isSecure) {
        return kind.cookieName() + "=" + value + "; Path=" + Links.of(uri).home()
                + (value.isEmpty() ? "; Max-Age=0" : "") + "; HttpOnly; SameSite=Strict"
                + (isSecure ? "; Secure" : "");
    }

    /** Keeps the value out of logs. */
    @Override
    public String toString() {
        return "ConsoleCookie[" + kind + "]";
    }
}
