package io.scimserver.example;

import io.scimserver.auth.AuthenticationRequest;
import io.scimserver.console.web.Answer;
import io.scimserver.console.web.Client;
import io.scimserver.console.web.Console;
import io.scimserver.console.web.ConsoleCookie;
import io.scimserver.console.web.RawRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.asyncqueue.AsyncQueueWriter;
import org.glassfish.grizzly.http.Cookie;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;

/** The console's place in the web server: what Grizzly has read becomes a request of the console, and back. */
public final class ConsoleHandler {

    /** The path of the console. */
    public static final String ROOT = "/admin";

    /** The largest form of somebody who is signed in. */
    public static final int MAX_FORM_BYTES = 256 * 1024;

    /** The largest form of everybody else: a name and a password. */
    public static final int MAX_SIGN_IN_BYTES = 8 * 1024;

    private static final int MAX_UNREAD_BYTES = 256 * 1024;
    private static final Duration LONGEST_READ = Duration.ofSeconds(25);

    /** Each one occupies a thread of the server. */
    private static final int MAX_LONG_FILES = 4;

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Console console;
    private final Optional<URI> publicUrl;
    private final Semaphore longFiles = new Semaphore(MAX_LONG_FILES);

    /** @param publicUrl the SCIM URL as clients see it; the console is on the same site */
    public ConsoleHandler(Console console, Optional<URI> publicUrl) {
        this.console = console;
        this.publicUrl = publicUrl;
    }

    /** Whether a path is the console's. */
    public static boolean answers(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** Returns true if the request belongs to a session. */
    public boolean isSignedIn(Request request) {
        return Optional.ofNullable(cookies(request).get(ConsoleCookie.Kind.SESSION))
                .filter(console::isSignedIn)
                .isPresent();
    }

    /** Answers a request whose body is there in full. */
    public void answer(Request request, Response response) throws IOException {
        send(
                request,
                response,
                isForm(request) && request.getInputBuffer().readyData() > MAX_FORM_BYTES
                        ? console.tooLarge()
                        : console.answer(read(request)));
    }

    /**
     * Answers a request that cannot be read with a page that says so.
     *
     * @param text a sentence for the visitor
     */
    public void refuse(Request request, Response response, int status, String text) throws IOException {
        send(request, response, console.refusal(status, text));
    }

    private void send(Request request, Response response, Answer answer) throws IOException {
        boolean isLong = answer.rest().hasNext();
        if (isLong && !longFiles.tryAcquire()) {
            send(request, response, console.refusal(503, "Too many files are downloaded at once. Try again later."));
            return;
        }
        try {
            sendNow(request, response, answer);
        } finally {
            longFiles.release(isLong ? 1 : 0);
        }
    }

    private void sendNow(Request request, Response response, Answer answer) throws IOException {
        response.setStatus(answer.status());
        setHeaders(response);
        answer.headers().forEach(response::setHeader);
        answer.cookie().ifPresent(set -> response.addHeader(Header.SetCookie, header(set, isSecure(request))));
        response.setContentType(answer.mediaType());
        write(answer, request, response);
    }

    private void write(Answer answer, Request request, Response response) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (answer.rest().hasNext()) {
            response.getOutputStream().write(body);
            writeRest(answer.rest(), request, response);
        } else {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** The thread waits while a slow client has this much to read, but not without an end. */
    private static void writeRest(Iterator<String> rest, Request request, Response response) throws IOException {
        Connection<?> connection = request.getContext().getConnection();
        connection.setMaxAsyncWriteQueueSize(MAX_UNREAD_BYTES);
        connection.setWriteTimeout(LONGEST_READ.toMillis(), TimeUnit.MILLISECONDS);
        OutputStream out = response.getOutputStream();
        try {
            while (rest.hasNext()) {
                out.write(rest.next().getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
        } catch (RuntimeException | IOException e) {
            // Or the file would look complete.
            connection.terminateSilently();
            throw e;
        } finally {
            connection.setMaxAsyncWriteQueueSize(AsyncQueueWriter.UNLIMITED_SIZE);
        }
    }

    private RawRequest read(Request request) throws IOException {
        return new RawRequest(
                request.getMethod().getMethodString(),
                request.getRequestURI(),
                Optional.ofNullable(request.getQueryString()).orElse(""),
                isForm(request) ? body(request) : "",
                cookies(request),
                Optional.ofNullable(request.getHeader("Sec-Fetch-Site")),
                Optional.ofNullable(request.getHeader("Origin")),
                ownOrigins(request),
                new Client(address(request), site(request)));
    }

    private static boolean isForm(Request request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        return type.startsWith("application/x-www-form-urlencoded");
    }

    private static String body(Request request) {
        try {
            return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<ConsoleCookie.Kind, String> cookies(Request request) {
        Map<ConsoleCookie.Kind, String> found = new EnumMap<>(ConsoleCookie.Kind.class);
        for (Cookie cookie : Optional.ofNullable(request.getCookies()).orElse(new Cookie[0])) {
            Arrays.stream(ConsoleCookie.Kind.values())
                    .filter(kind -> kind.cookieName().equals(cookie.getName()))
                    .filter(kind -> !cookie.getValue().isEmpty())
                    .forEach(kind -> found.putIfAbsent(kind, cookie.getValue()));
        }
        return found;
    }

    /** The client's, even if the connection is a proxy's. */
    private static String address(Request request) {
        return Optional.ofNullable(request.getAttribute(AuthenticationRequest.ADDRESS_PROPERTY))
                .map(Object::toString)
                .orElseGet(request::getRemoteAddr);
    }

    private static URI site(Request request) {
        int usual = request.isSecure() ? 443 : 80;
        int port = request.getServerPort();
        return URI.create(
                request.getScheme() + "://" + request.getServerName() + (port == usual || port <= 0 ? "" : ":" + port));
    }

    /** Under which names pages of this console can have been opened. */
    private Set<String> ownOrigins(Request request) {
        Set<String> origins = new HashSet<>();
        publicUrl.ifPresent(url -> origins.add(url.getScheme() + "://" + url.getRawAuthority()));
        origins.add(request.getScheme() + "://" + request.getHeader(Header.Host));
        return origins;
    }

    private boolean isSecure(Request request) {
        return request.isSecure()
                || publicUrl
                        .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                        .isPresent();
    }

    private static String header(ConsoleCookie cookie, boolean secure) {
        return cookie.kind().cookieName() + "=" + cookie.value() + "; Path=" + ROOT
                + (cookie.value().isEmpty() ? "; Max-Age=0" : "") + "; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "");
    }

    private static void setHeaders(Response response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
