package io.scimserver.example;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Placeholder: starts an HTTP server in the foreground. */
@Command(name = "example-server", mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(Main.class);

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on.")
    private String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "8080", description = "Port to listen on; 0 takes a free one.")
    private int port = 8080;

    public static void main(String[] args) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        HttpServer server = start(host, port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        log.info("Data in {}", Path.of(System.getProperty("scim.data", "data")).toAbsolutePath());
        System.out.println("URL http://" + host + ":" + portOf(server) + "/");
        new CountDownLatch(1).await();
        return 0;
    }

    static HttpServer start(String host, int port) throws IOException {
        HttpServer server = GrizzlyHttpServerFactory.createHttpServer(
                URI.create("http://" + host + ":" + port + "/"),
                new ResourceConfig(Hello.class).property(ServerProperties.WADL_FEATURE_DISABLE, true),
                false);
        server.start();
        return server;
    }

    static int portOf(HttpServer server) {
        return server.getListeners().iterator().next().getPort();
    }
}
