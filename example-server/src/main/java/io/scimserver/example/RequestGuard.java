package io.scimserver.example;

import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import java.io.IOException;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.server.util.MappingData;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in front of the SCIM application: what would fail before the application could answer as SCIM has it, or what
 * is not for the application at all, is answered here.
 */
final class RequestGuard extends HttpHandler {

    private static final Logger log = LoggerFactory.getLogger(RequestGuard.class);
    private static final MappingData SCIM_MAPPING = scimMapping();

    private final HttpHandler scim;
    private final BodyGate bodies;
    private final Signposts signposts;
    private final InFlight inFlight;
    private final HealthProbes health;

    RequestGuard(HttpHandler scim, BodyGate bodies, Signposts signposts, InFlight inFlight) {
        this.scim = scim;
        this.bodies = bodies;
        this.signposts = signposts;
        this.inFlight = inFlight;
        this.health = new HealthProbes(inFlight);
    }

    @Override
    public void start() {
        scim.start();
    }

    @Override
    public void destroy() {
        scim.destroy();
    }

    @Override
    public void service(Request request, Response response) {
        Exchange exchange = Exchange.begin(request, inFlight);
        try {
            RequestTarget target = RequestTarget.of(request);
            target.applyTo(request);
            bodies.whenComplete(exchange, () -> answer(exchange, target.path()));
        } catch (ScimErrorException e) {
            exchange.answer(e.error());
        }
    }

    /** Says "100 Continue" only where the body is wanted; whatever else a client expects is not promised to it. */
    @Override
    protected boolean sendAcknowledgment(Request request, Response response) throws IOException {
        if ("100-continue".equalsIgnoreCase(request.getHeader(Header.Expect)) && bodies.admits(request)) {
            response.setStatus(HttpStatus.CONINTUE_100);
            response.sendAcknowledgement();
        }
        return true;
    }

    private void answer(Exchange exchange, String path) {
        try {
            route(exchange, path);
        } catch (Exception e) {
            log.error("A request could not be answered", e);
            exchange.answer(new ScimError(500, "The server failed to answer; its log says why."));
        }
    }

    private void route(Exchange exchange, String path) throws Exception {
        if (HealthProbes.answers(path)) {
            health.answer(exchange.request(), exchange.response());
        } else if (path.equals(WebServer.SCIM_ROOT) || path.startsWith(WebServer.SCIM_ROOT + "/")) {
            updatePaths(exchange.request(), SCIM_MAPPING);
            if (path.equals(WebServer.SCIM_ROOT)) {
                exchange.request().setRequestURI(path + "/");
            }
            scim.service(exchange.request(), exchange.response());
        } else {
            signposts.answer(exchange);
        }
    }

    private static MappingData scimMapping() {
        MappingData mapping = new MappingData();
        mapping.contextPath.setString(WebServer.SCIM_ROOT);
        mapping.pathInfo.setString("");
        mapping.wrapperPath.setString("");
        return mapping;
    }
}
