package io.scimserver.example;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/**
 * Answers who watches over the process: {@code /health/live} as long as it can answer at all, {@code /health/ready} as
 * long as it wants requests. Nobody has to authenticate, and nothing but up or down is told.
 */
final class HealthProbes {

    static final String LIVE = "/health/live";
    static final String READY = "/health/ready";

    private final InFlight inFlight;

    HealthProbes(InFlight inFlight) {
        this.inFlight = inFlight;
    }

    static boolean answers(String path) {
        return path.equals(LIVE) || path.equals(READY);
    }

    void answer(Request request, Response response) {
        String method = request.getMethod().getMethodString();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            Answers.methodNotAllowed(response, "GET, HEAD");
        } else if (request.getRequestURI().equals(READY) && inFlight.isDraining()) {
            send(response, 503, "DOWN");
        } else {
            send(response, 200, "UP");
        }
    }

    private static void send(Response response, int status, String word) {
        byte[] body = ("{\"status\":\"" + word + "\"}").getBytes(StandardCharsets.UTF_8);
        Answers.send(response, status, "application/json", body);
    }
}
