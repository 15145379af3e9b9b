package io.scimserver.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.scimserver.benchmarks.CeilingResponses.Kind;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;

/**
 * Upper limit of throughput for a SCIM server on Jersey and Grizzly: a server that parses the JSON of writes and sends
 * prepared bytes. It knows no users and checks nothing.
 */
@Path("/")
public final class Ceiling {

    private static final int WORKERS = 4;

    private final ObjectMapper json = new ObjectMapper();
    private final CeilingResponses responses = new CeilingResponses();

    /** Prints where it listens as the server does, and handles requests until it is killed. */
    public static void main(String[] args) throws Exception {
        ResourceConfig application = new ResourceConfig().register(new Ceiling());
        HttpServer server = GrizzlyHttpServerFactory.createHttpServer(
                URI.create("http://127.0.0.1:0/scim/v2/"), application, false);
        server.getListeners().forEach(listener -> {
            listener.getTransport()
                    .setWorkerThreadPoolConfig(ThreadPoolConfig.defaultConfig()
                            .setCorePoolSize(WORKERS)
                            .setMaxPoolSize(WORKERS));
            listener.getKeepAlive().setMaxRequestsCount(-1);
        });
        server.start();
        int port = server.getListeners().iterator().next().getPort();
        System.out.println("SCIM URL: http://127.0.0.1:" + port + "/scim/v2");
        Thread.currentThread().join();
    }

    @GET
    @Path("Users/{id}")
    public Response get(@PathParam("id") String id) {
        return response(200, Kind.USER);
    }

    @GET
    @Path("Users")
    public Response list(@QueryParam("filter") @Nullable String filter, @QueryParam("count") @Nullable String count) {
        return response(200, Optional.ofNullable(count).isPresent() ? Kind.PAGE : Kind.MATCH);
    }

    @POST
    @Path("Users")
    public Response create(InputStream body) throws IOException {
        json.readTree(body);
        return response(201, Kind.USER);
    }

    @PATCH
    @Path("Users/{id}")
    public Response patch(@PathParam("id") String id, InputStream body) throws IOException {
        json.readTree(body);
        return response(200, Kind.USER);
    }

    @PUT
    @Path("Users/{id}")
    public Response replace(@PathParam("id") String id, InputStream body) throws IOException {
        json.readTree(body);
        return response(200, Kind.USER);
    }

    @POST
    @Path("Bulk")
    public Response bulk(InputStream body) throws IOException {
        json.readTree(body);
        return response(200, Kind.BULK);
    }

    private Response response(int status, Kind kind) {
        return Response.status(status)
                .type("application/scim+json")
                .entity(responses.of(kind))
                .build();
    }
}
