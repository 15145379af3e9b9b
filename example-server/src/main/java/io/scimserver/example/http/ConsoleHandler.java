package io.scimserver.example.http;

import io.scimserver.console.AdminConsole;
import io.scimserver.console.layout.PageFilter;
import io.scimserver.console.web.ConsoleCookie;
import io.scimserver.console.web.ConsoleHost;
import io.scimserver.example.health.ProcessHealth;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.asyncqueue.AsyncQueueWriter;
import org.glassfish.grizzly.http.Cookie;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** Place of the administration console in the web server. */
public final class ConsoleHandler {

    /** Path of the console. */
    static final String ROOT = "/admin";

    /** The largest form of somebody who is signed in. */
    static final int MAX_FORM_BYTES = 256 * 1024;

    /** The largest form of everybody else: a name and a password. */
    static final int MAX_SIGN_IN_BYTES = 8 * 1024;

    private static final int MAX_UNREAD_BYTES = 256 * 1024;
    private static final Duration LONGEST_READ = Duration.ofSeconds(25);

    private final AdminConsole console;
    private final HttpHandler pages;

    public ConsoleHandler(AdminConsole console, ProcessHealth process) {
        this.console = console;
        this.pages = WebServer.jerseyHandler(console.application(), new ErrorNote(process));
    }

    /** Returns true if a path is the console's. */
    static boolean responses(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    void start() {
        pages.start();
    }

    void destroy() {
        pages.destroy();
    }

    /** Returns true if the request belongs to a session. */
    boolean isSignedIn(Request request) {
        return Arrays.stream(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(ConsoleCookie.Kind.SESSION.cookieName()))
                .anyMatch(cookie -> console.isSession(cookie.getValue()));
    }

    /** Answers a request whose body is there in full. The thread waits for a client that reads slowly, but not for ever. */
    void respond(Request request, Response response) throws Exception {
        Connection<?> connection = request.getContext().getConnection();
        Runnable close = connection::terminateSilently;
        request.setAttribute(ConsoleHost.CLOSE_CONNECTION, close);
        connection.setMaxAsyncWriteQueueSize(MAX_UNREAD_BYTES);
        connection.setWriteTimeout(LONGEST_READ.toMillis(), TimeUnit.MILLISECONDS);
        try {
            pages.service(request, response);
        } finally {
            connection.setMaxAsyncWriteQueueSize(AsyncQueueWriter.UNLIMITED_SIZE);
        }
    }

    /**
     * Responds to a request that cannot be read with a page that says so.
     *
     * @param text a sentence for the visitor
     */
    void refuse(Response response, int status, String text) throws IOException {
        byte[] page = console.refusal(ROOT, status, text).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        PageFilter.PROTECTION.forEach(response::setHeader);
        response.setContentType(PageFilter.HTML);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /** Notes an {@link Error} such as a lack of memory; the console shows it as a page. */
    private record ErrorNote(ProcessHealth process) implements ExceptionMapper<Error> {

        @Override
        public jakarta.ws.rs.core.Response toResponse(Error error) {
            process.note(error);
            return jakarta.ws.rs.core.Response.status(Status.INTERNAL_SERVER_ERROR)
                    .entity(error)
                    .build();
        }
    }
}
