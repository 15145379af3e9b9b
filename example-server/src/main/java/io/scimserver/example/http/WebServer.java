package io.scimserver.example.http;

import io.scimserver.OpenedStore;
import io.scimserver.ScimServer;
import io.scimserver.ScimServerConfig;
import io.scimserver.example.health.ProcessHealth;
import io.scimserver.example.http.connection.AccessLog;
import io.scimserver.example.http.connection.ByteBudget;
import io.scimserver.example.http.connection.Endpoint;
import io.scimserver.example.http.connection.ErrorBody;
import io.scimserver.example.http.connection.SlowConnections;
import io.scimserver.example.http.connection.StrictListeners;
import io.scimserver.schema.ScimError;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.ServerConfiguration;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Grizzly and Jersey around the SCIM application, set up so that a SCIM client understands every response. */
public final class WebServer {

    private static final Logger log = LoggerFactory.getLogger(WebServer.class);

    public static final String SCIM_ROOT = "/scim/v2";

    /** One part in so many of the heap is for bodies of known clients that are on their way. */
    private static final int BODY_SHARE = 4;

    /** One part in so many of the heap is for what slow clients leave behind. */
    private static final int SLOW_SHARE = 8;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Endpoint endpoint;
    private final HttpServer server;
    private final NetworkListener listener;
    private final ServerAddress address;
    private final RequestsInFlight inFlight = new RequestsInFlight();
    private final ProcessHealth process;
    private final HealthProbes health;
    private final SlowConnections slow;
    private final RequestThreads threads = new RequestThreads();

    /** Creates a server that does not listen yet. */
    public WebServer(Endpoint endpoint, Content content) {
        this.endpoint = endpoint;
        this.address = new ServerAddress(endpoint.host());
        this.process = content.process();
        this.health = new HealthProbes(inFlight, process, content.store());
        slow = new SlowConnections(
                Runtime.getRuntime().maxMemory() / SLOW_SHARE, StrictListeners.LONGEST_CONNECTION_WAIT);
        AccessLog accessLog = new AccessLog();
        // Stores block while a database answers.
        int workers = Math.max(16, 4 * Runtime.getRuntime().availableProcessors());
        listener = new StrictListeners(slow, process, accessLog).create("http", workers, endpoint);
        server = new HttpServer();
        server.addListener(listener);
        ServerConfiguration configuration = server.getServerConfiguration();
        configuration.setPassTraceRequest(true);
        configuration.setAllowPayloadForUndefinedHttpMethods(true);
        configuration.setDefaultErrorPageGenerator((request, status, reason, description, exception) -> {
            request.getResponse().setContentType(ErrorBody.MEDIA_TYPE);
            return ErrorBody.text(new ScimError(status, "The server cannot answer this request."));
        });
        configuration.addHttpHandler(guard(content, accessLog), "/");
    }

    private FrontHandler guard(Content content, AccessLog accessLog) {
        ScimServerConfig config = content.config();
        WrongUrlHandler wrongUrls = new WrongUrlHandler(content.scim().authenticator(), config.baseUrl());
        ByteBudget budget = ByteBudget.ofHeap(BODY_SHARE);
        RequestBodies bodies = new RequestBodies(
                new RequestBodyBuffer(StrictListeners.LONGEST_WAIT),
                new RequestBodyBuffer.Allowance(config.limits().bodyBytes(), budget::share),
                slow,
                wrongUrls,
                content.console());
        RejectedRequestLog rejectedRequests = RejectedRequestLog.of(content.scim(), content.clock());
        return new FrontHandler(
                scimHandler(content.scim().application(), process),
                bodies,
                wrongUrls,
                health,
                content.console(),
                new RequestTracker(
                        inFlight,
                        address,
                        new ClientAddresses(endpoint.trustedProxies()),
                        content.observer(),
                        rejectedRequests,
                        slow,
                        accessLog),
                threads);
    }

    /**
     * Parts that the web server serves.
     *
     * @param scim the SCIM endpoints
     * @param config how they were set up
     * @param store how the database is
     * @param console the administration console, if there is one
     * @param observer is told of every request that was answered
     * @param process how the process is
     * @param clock the time
     */
    public record Content(
            ScimServer scim,
            ScimServerConfig config,
            OpenedStore.Health store,
            Optional<ConsoleHandler> console,
            RequestObserver observer,
            ProcessHealth process,
            Clock clock) {}

    /**
     * Listens, and handles requests from now on.
     *
     * @throws IOException if it cannot listen there; the message says where and why not
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException | UnresolvedAddressException e) {
            String reason = e instanceof IOException ? e.getMessage() : "there is no such host";
            throw new IOException("cannot listen on " + endpoint.host() + ":" + endpoint.port() + ": " + reason, e);
        }
    }

    /** Returns the health probes of this server. */
    public HealthProbes health() {
        return health;
    }

    /** Returns the SCIM URL as seen from this machine. */
    public URI scimUrl() {
        return url(SCIM_ROOT);
    }

    /** Returns the console as seen from this machine. */
    public URI consoleUrl() {
        return url(ConsoleHandler.ROOT);
    }

    private URI url(String path) {
        String scheme = listener.isSecure() ? "https" : "http";
        return URI.create(scheme + "://" + address.reachableHost() + ":" + listener.getPort() + path);
    }

    /**
     * Takes no new connections, waits up to ten seconds until the requests in flight have their responses, and closes.
     */
    public void stop() {
        inFlight.drain();
        listener.getTransport().unbindAll();
        try {
            if (!inFlight.awaitNone(LONGEST_STOP)) {
                log.warn("Some requests were not answered within {} seconds", LONGEST_STOP.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.shutdownNow();
        threads.close();
        slow.close();
    }

    static HttpHandler scimHandler(Application scim, ProcessHealth process) {
        return jerseyHandler(scim, new FatalErrorMapper(process));
    }

    /** @param fatal notes errors of the process */
    static HttpHandler jerseyHandler(Application pages, ExceptionMapper<Error> fatal) {
        ResourceConfig application = ResourceConfig.forApplication(pages);
        application.register(fatal);
        application.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        // Grizzly's error pages would replace the errors of the application.
        application.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        return ContainerFactory.createContainer(GrizzlyHttpContainer.class, application);
    }
}
