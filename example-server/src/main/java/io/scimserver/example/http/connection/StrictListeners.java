package io.scimserver.example.http.connection;

import io.scimserver.example.health.ProcessHealth;
import java.time.Duration;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.TransportProbe;
import org.glassfish.grizzly.asyncqueue.AsyncQueueWriter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;

/**
 * Maker of the listeners of this server: all have the strict parser and the same limits.
 *
 * @param slow waits for clients that are slow
 * @param process is told of errors, and of threads that have to live
 * @param accessLog has a line for whatever cannot be parsed
 */
public record StrictListeners(SlowConnections slow, ProcessHealth process, AccessLog accessLog) {

    /** Longest time that a request may take to arrive, and a connection may be idle. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

    /** Longest time for a slow client; longer than that for a request, so that the response to a late one gets out. */
    public static final Duration LONGEST_CONNECTION_WAIT = LONGEST_WAIT.plusSeconds(5);

    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final int MAX_HEADER_FIELDS = 100;
    private static final int MAX_DROPPED_BODY_BYTES = 16 * 1024 * 1024;
    private static final int READ_BUFFER_BYTES = 16 * 1024;

    /**
     * Returns a new listener.
     *
     * @param name begins the names of its threads
     * @param workers the number of threads that handle requests
     */
    public NetworkListener create(String name, int workers, Endpoint endpoint) {
        NetworkListener listener = new NetworkListener(name, endpoint.host(), endpoint.port());
        listener.setMaxHttpHeaderSize(MAX_HEADER_BYTES);
        listener.setMaxRequestHeaders(MAX_HEADER_FIELDS);
        listener.getKeepAlive().setIdleTimeoutInSeconds((int) LONGEST_WAIT.toSeconds());
        listener.getKeepAlive().setMaxRequestsCount(-1);
        listener.getFileCache().setEnabled(false);
        listener.registerAddOn((ignored, filters) -> useStrictCodec(listener, endpoint.isHttps(), filters));
        TCPNIOTransport transport = listener.getTransport();
        // Grizzly keeps the buffers of past requests for each thread.
        transport.setReadBufferSize(READ_BUFFER_BYTES);
        // No thread waits for a client that reads slowly: SlowConnections does.
        transport.getAsyncQueueIO().getWriter().setMaxPendingBytesPerConnection(AsyncQueueWriter.UNLIMITED_SIZE);
        transport.getMonitoringConfig().addProbes(new TransportProbe.Adapter() {
            @Override
            public void onErrorEvent(Transport failed, Throwable problem) {
                process.note(problem);
            }
        });
        transport.setWorkerThreadPoolConfig(threads(name, workers));
        transport.setKernelThreadPoolConfig(threads(name + "-selector", transport.getSelectorRunnersCount()));
        endpoint.tls().ifPresent(tls -> {
            listener.setSecure(true);
            listener.setSSLEngineConfig(tls);
        });
        return listener;
    }

    private ThreadPoolConfig threads(String name, int number) {
        ThreadPoolConfig config = ThreadPoolConfig.defaultConfig()
                .setPoolName(name)
                .setCorePoolSize(number)
                .setMaxPoolSize(number);
        config.getInitialMonitoringConfig().addProbes(process);
        return config;
    }

    private void useStrictCodec(NetworkListener listener, boolean isHttps, FilterChainBuilder filters) {
        StrictCodec codec = new StrictCodec(listener, isHttps, this);
        codec.setAllowPayloadForUndefinedHttpMethods(true);
        codec.setMaxPayloadRemainderToSkip(MAX_DROPPED_BODY_BYTES);
        filters.set(filters.indexOfType(HttpServerFilter.class), codec);
    }
}
