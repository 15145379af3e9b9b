package io.scimserver.example.http;

import io.scimserver.OpenedStore;
import io.scimserver.example.health.ProcessHealth;
import io.scimserver.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Responses for whoever watches over the process: {@code /health/live} is up as long as no restart is needed, {@code
 * /health/ready} as long as it wants requests. Nobody has to authenticate, and nothing but up or down is told.
 */
public final class HealthProbes {

    private static final Logger log = LoggerFactory.getLogger(HealthProbes.class);

    static final String LIVE = "/health/live";
    static final String READY = "/health/ready";

    private final RequestsInFlight inFlight;
    private final ProcessHealth process;
    private final OpenedStore.Health store;

    /** @param store tells whether the database can be used right now; without it the server wants no requests */
    HealthProbes(RequestsInFlight inFlight, ProcessHealth process, OpenedStore.Health store) {
        this.inFlight = inFlight;
        this.process = process;
        this.store = store;
    }

    /** Returns the health of the process that these probes report. */
    public ProcessHealth process() {
        return process;
    }

    public static boolean responses(String path) {
        return path.equals(LIVE) || path.equals(READY);
    }

    public void respond(Request request, Response response) {
        String method = request.getMethod().getMethodString();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            Responses.methodNotAllowed(response, "GET, HEAD");
        } else if (!isLive() || (request.getRequestURI().equals(READY) && !isReady())) {
            send(response, 503, "DOWN");
        } else {
            send(response, 200, "UP");
        }
    }

    private boolean isLive() {
        Optional<String> failure = process.failure();
        failure.ifPresent(reason -> log.error("The process has to be restarted: {}", reason));
        return failure.isEmpty();
    }

    private boolean isReady() {
        if (inFlight.isDraining()) {
            return false;
        }
        try {
            store.verify();
            return true;
        } catch (StoreException e) {
            log.warn("The store cannot be used: {}", e.getMessage());
            return false;
        }
    }

    private static void send(Response response, int status, String word) {
        byte[] body = ("{\"status\":\"" + word + "\"}").getBytes(StandardCharsets.UTF_8);
        Responses.send(response, status, "application/json", body);
    }
}
