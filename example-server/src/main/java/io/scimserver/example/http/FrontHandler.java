package io.scimserver.example.http;

import io.scimserver.example.health.ProcessHealth;
import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoreException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.RequestExecutorProvider;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.server.util.MappingData;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handler in front of the SCIM application: it responds to requests that would fail before the application could send a
 * SCIM error, and to requests that are not for the application at all.
 */
final class FrontHandler extends HttpHandler {

    private static final Logger log = LoggerFactory.getLogger(FrontHandler.class);
    private static final ScimError TOO_MUCH = new ScimError(503, "Too many requests wait. Try again in a few seconds.")
            .withRetryAfter(Duration.ofSeconds(5));
    private static final ScimError NO_STORE =
            new ScimError(503, "The user store cannot be reached; nothing was changed. Try again later.");
    private static final ScimError UNREADABLE_HOST =
            new ScimError(400, "The Host header does not hold a valid host name.");
    private static final MappingData SCIM_MAPPING = mapping(WebServer.SCIM_ROOT);
    private static final MappingData CONSOLE_MAPPING = mapping(ConsoleHandler.ROOT);

    private final HttpHandler scim;
    private final RequestBodies bodies;
    private final WrongUrlHandler wrongUrls;
    private final HealthProbes health;
    private final ProcessHealth process;
    private final Optional<ConsoleHandler> console;
    private final RequestTracker tracker;
    private final RequestThreads threads;

    /** @param console the administration console, if there is one */
    FrontHandler(
            HttpHandler scim,
            RequestBodies bodies,
            WrongUrlHandler wrongUrls,
            HealthProbes health,
            Optional<ConsoleHandler> console,
            RequestTracker tracker,
            RequestThreads threads) {
        this.scim = scim;
        this.bodies = bodies;
        this.wrongUrls = wrongUrls;
        this.health = health;
        this.process = health.process();
        this.console = console;
        this.tracker = tracker;
        this.threads = threads;
    }

    @Override
    public void start() {
        scim.start();
        console.ifPresent(ConsoleHandler::start);
    }

    @Override
    public void destroy() {
        scim.destroy();
        console.ifPresent(ConsoleHandler::destroy);
    }

    @Override
    public RequestExecutorProvider getRequestExecutorProvider() {
        return threads;
    }

    @Override
    public void service(Request request, Response response) {
        Exchange exchange = tracker.begin(request);
        if (RequestThreads.isTooMuch(request)) {
            exchange.closeAfterwards();
            exchange.respond(TOO_MUCH);
            return;
        }
        try {
            String path = GrizzlyTarget.clean(request).path();
            await(exchange, path);
        } catch (ScimErrorException e) {
            refuse(exchange, GrizzlyTarget.sentPath(request), e.error());
        }
    }

    private void await(Exchange exchange, String path) {
        try {
            bodies.await(exchange, path, () -> respond(exchange, path), error -> refuse(exchange, path, error));
        } catch (StoreException e) {
            fail(exchange, path, e);
        }
    }

    private void refuse(Exchange exchange, String path, ScimError error) {
        try {
            if (!isForPeople(path)) {
                wrongUrls.authenticate(exchange);
            }
            explain(exchange, path, error);
        } catch (StoreException e) {
            fail(exchange, path, e);
        }
    }

    private void fail(Exchange exchange, String path, Throwable failure) {
        process.note(failure);
        log.error("A request could not be answered", failure);
        explain(
                exchange,
                path,
                failure instanceof StoreException.Unavailable unavailable
                        ? NO_STORE.withRetryAfter(unavailable.retryAfter())
                        : FatalErrorMapper.FAILED);
    }

    private boolean isForPeople(String path) {
        return console.isPresent() && ConsoleHandler.responses(path);
    }

    /** Sends an error: a page to people, a SCIM error to programs. */
    private void explain(Exchange exchange, String path, ScimError error) {
        if (isForPeople(path)) {
            try {
                console.orElseThrow().refuse(exchange.response(), error.status(), error.detail());
            } catch (IOException e) {
                log.debug("A visitor went away", e);
            }
        } else {
            exchange.respond(error);
        }
    }

    /** Sends "100 Continue" only where the body is wanted; the server promises no other expectation of a client. */
    @Override
    protected boolean sendAcknowledgment(Request request, Response response) throws IOException {
        if (!"100-continue".equalsIgnoreCase(request.getHeader(Header.Expect))) {
            return true;
        }
        // Counted as in flight from here on: what was invited is waited for when the server stops.
        Exchange exchange = tracker.begin(request);
        if (wantsBody(exchange)) {
            response.setStatus(HttpStatus.CONINTUE_100);
            response.sendAcknowledgement();
        } else {
            exchange.closeAfterwards();
        }
        return true;
    }

    private boolean wantsBody(Exchange exchange) {
        try {
            return bodies.wants(exchange, GrizzlyTarget.sentPath(exchange.request()));
        } catch (StoreException e) {
            log.debug("It is not known whose request this is; its answer will say so", e);
            return false;
        }
    }

    private void respond(Exchange exchange, String path) {
        try {
            route(exchange, path);
        } catch (IllegalArgumentException e) {
            // Jersey builds URIs before it looks for a resource; what is left here is the Host header's fault.
            if (e.getCause() instanceof URISyntaxException) {
                refuse(exchange, path, UNREADABLE_HOST);
            } else {
                fail(exchange, path, e);
            }
        } catch (Exception | Error e) {
            fail(exchange, path, e);
        }
    }

    private void route(Exchange exchange, String path) throws Exception {
        if (HealthProbes.responses(path)) {
            health.respond(exchange.request(), exchange.response());
        } else if (path.equals(WebServer.SCIM_ROOT) || path.startsWith(WebServer.SCIM_ROOT + "/")) {
            enter(SCIM_MAPPING, exchange.request(), path);
            scim.service(exchange.request(), exchange.response());
        } else if (isForPeople(path)) {
            enter(CONSOLE_MAPPING, exchange.request(), path);
            console.orElseThrow().respond(exchange.request(), exchange.response());
        } else if (console.isPresent() && isBrowserAtTheDoor(exchange.request(), path)) {
            exchange.response().setStatus(HttpStatus.SEE_OTHER_303);
            exchange.response().setHeader(Header.Location, ConsoleHandler.ROOT);
        } else {
            wrongUrls.respond(exchange);
        }
    }

    /** Returns true if a person has typed the host's name and nothing more. */
    private static boolean isBrowserAtTheDoor(Request request, String path) {
        String accepted = Optional.ofNullable(request.getHeader(Header.Accept)).orElse("");
        return path.equals("/")
                && request.getMethod() == Method.GET
                && accepted.contains("text/html")
                && request.getHeader(Header.Authorization) == null;
    }

    private static void enter(MappingData application, Request request, String path) {
        updatePaths(request, application);
        if (path.equals(application.contextPath.toString())) {
            request.setRequestURI(path + "/");
        }
        int defaultPort = request.isSecure() ? 443 : 80;
        if (request.getServerPort() == defaultPort) {
            // Or it would be written out in every location.
            request.setServerPort(-1);
        }
    }

    private static MappingData mapping(String root) {
        MappingData mapping = new MappingData();
        mapping.contextPath.setString(root);
        mapping.pathInfo.setString("");
        mapping.wrapperPath.setString("");
        return mapping;
    }
}
