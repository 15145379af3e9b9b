package io.scimserver.example.metrics;

import io.scimserver.example.http.HealthProbes;
import io.scimserver.example.http.Responses;
import io.scimserver.example.http.connection.AccessLog;
import io.scimserver.example.http.connection.Endpoint;
import io.scimserver.example.http.connection.SlowConnections;
import io.scimserver.example.http.connection.StrictListeners;
import io.scimserver.schema.ScimError;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/**
 * Server for metrics and health probes on a port of their own, for monitoring: plain HTTP, no token, and nothing but
 * GET. A connection is for one request, and the metrics are rendered at most once a second, so that nobody keeps the
 * probes of others waiting. It stays up until the main server has stopped, so that its stop can be watched.
 */
public final class ManagementServer extends HttpHandler implements AutoCloseable {

    private static final String METRICS = "/metrics";
    private static final int THREADS = 2;
    private static final int MAX_UNREAD_BYTES = 4 * 1024 * 1024;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final HttpServer server = new HttpServer();
    private final SlowConnections slow = new SlowConnections(MAX_UNREAD_BYTES, StrictListeners.LONGEST_CONNECTION_WAIT);
    private final Metrics metrics;
    private final HealthProbes health;
    private final NetworkListener listener;
    private byte[] rendered = {};
    private long renderedAt = System.nanoTime() - FRESH_NANOS;

    private ManagementServer(Endpoint endpoint, Metrics metrics, HealthProbes health) {
        this.metrics = metrics;
        this.health = health;
        StrictListeners listeners = new StrictListeners(slow, health.process(), new AccessLog());
        listener = listeners.create("management", THREADS, endpoint);
        server.addListener(listener);
        server.getServerConfiguration().addHttpHandler(this, "/");
    }

    /** @throws IOException if it cannot listen there; the message says where and why not */
    public static ManagementServer start(String host, int port, Metrics metrics, HealthProbes health)
            throws IOException {
        Endpoint endpoint = new Endpoint(host, port, Optional.empty(), false, List.of());
        ManagementServer management = new ManagementServer(endpoint, metrics, health);
        try {
            management.server.start();
        } catch (IOException | UnresolvedAddressException e) {
            throw new IOException("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
        return management;
    }

    /** Returns the URL of the management server. */
    public URI url() {
        return URI.create("http://" + listener.getHost() + ":" + listener.getPort());
    }

    @Override
    public void close() {
        server.shutdownNow();
        slow.close();
    }

    @Override
    public void service(Request request, Response response) {
        Connection<?> connection = request.getContext().getConnection();
        request.addAfterServiceListener(
                done -> slow.whenWritten(done.getContext(), SlowConnections.unwritten(connection), isWritten -> {}));
        request.getRequest().setExpectContent(false);
        response.getResponse().getProcessingState().setKeepAlive(false);
        respond(request, response);
    }

    private void respond(Request request, Response response) {
        String path = request.getRequestURI();
        if (HealthProbes.responses(path)) {
            health.respond(request, response);
        } else if (!path.equals(METRICS)) {
            Responses.send(response, new ScimError(404, "Here are /metrics, /health/live and /health/ready."));
        } else if (request.getMethod().getMethodString().equals("GET")) {
            Responses.send(response, 200, "text/plain; version=0.0.4; charset=utf-8", scrape());
        } else {
            Responses.methodNotAllowed(response, "GET");
        }
    }

    /** Returns the metrics of now or of the last second. */
    private synchronized byte[] scrape() {
        if (System.nanoTime() - renderedAt >= FRESH_NANOS) {
            rendered = metrics.text().getBytes(StandardCharsets.UTF_8);
            renderedAt = System.nanoTime();
        }
        return rendered;
    }
}
