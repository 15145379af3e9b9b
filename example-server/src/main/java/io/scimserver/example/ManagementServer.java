package io.scimserver.example;

import io.scimserver.schema.ScimError;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;

/**
 * Server for metrics and health probes on a port of their own, for monitoring: plain HTTP, no token, and nothing but
 * GET. It stays up until the main server has stopped, so that its stop can be watched.
 */
final class ManagementServer implements AutoCloseable {

    private static final String METRICS = "/metrics";
    private static final int THREADS = 2;

    private final HttpServer server = new HttpServer();
    private final NetworkListener listener;

    private ManagementServer(String host, int port, HttpHandler answers) {
        listener = new NetworkListener("management", host, port);
        listener.getFileCache().setEnabled(false);
        listener.getTransport()
                .setWorkerThreadPoolConfig(ThreadPoolConfig.defaultConfig()
                        .setPoolName("management")
                        .setCorePoolSize(THREADS)
                        .setMaxPoolSize(THREADS));
        server.addListener(listener);
        server.getServerConfiguration().addHttpHandler(answers, "/");
    }

    /** @throws IOException if it cannot listen there; the message says where and why not */
    static ManagementServer start(String host, int port, Metrics metrics, HealthProbes health) throws IOException {
        ManagementServer management = new ManagementServer(host, port, new HttpHandler() {
            @Override
            public void service(Request request, Response response) {
                answer(request, response, metrics, health);
            }
        });
        try {
            management.server.start();
        } catch (IOException | UnresolvedAddressException e) {
            throw new IOException("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
        return management;
    }

    /** Returns the URL of the management server. */
    URI url() {
        return URI.create("http://" + listener.getHost() + ":" + listener.getPort());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static void answer(Request request, Response response, Metrics metrics, HealthProbes health) {
        String path = request.getRequestURI();
        if (HealthProbes.answers(path)) {
            health.answer(request, response);
        } else if (!path.equals(METRICS)) {
            Answers.send(response, new ScimError(404, "Here are /metrics, /health/live and /health/ready."));
        } else if (request.getMethod().getMethodString().equals("GET")) {
            Answers.send(
                    response,
                    200,
                    "text/plain; version=0.0.4; charset=utf-8",
                    metrics.text().getBytes(StandardCharsets.UTF_8));
        } else {
            Answers.methodNotAllowed(response, "GET");
        }
    }
}
