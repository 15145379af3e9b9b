package io.scimserver.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.Authentication;
import io.scimserver.example.health.ProcessHealth;
import io.scimserver.example.http.connection.AccessLog;
import io.scimserver.example.http.connection.ByteBudget;
import io.scimserver.example.http.connection.SlowConnections;
import io.scimserver.example.support.Wire;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the URL that an endpoint behind the guard reads. */
class RequestTargetTest {

    private static final HttpServer SERVER = new HttpServer();
    private static final SlowConnections SLOW = new SlowConnections(1_000, Duration.ofSeconds(10));

    @BeforeAll
    static void start() throws Exception {
        SERVER.addListener(new NetworkListener("test", "127.0.0.1", 0));
        RequestsInFlight inFlight = new RequestsInFlight();
        ProcessHealth process = new ProcessHealth();
        WrongUrlHandler wrongUrls =
                new WrongUrlHandler(request -> new Authentication.Refused("", ""), Optional.empty());
        RequestBodyBuffer.Allowance allowance = new RequestBodyBuffer.Allowance(1_000, new ByteBudget(1_000)::share);
        FrontHandler guard = new FrontHandler(
                WebServer.scimHandler(new EchoApplication(), process),
                new RequestBodies(
                        new RequestBodyBuffer(Duration.ofSeconds(10)), allowance, SLOW, wrongUrls, Optional.empty()),
                wrongUrls,
                new HealthProbes(inFlight, process, () -> {}),
                Optional.empty(),
                new RequestTracker(
                        inFlight,
                        new ServerAddress("0.0.0.0"),
                        new ClientAddresses(List.of()),
                        RequestObserver.NOBODY,
                        new RejectedRequestLog(() -> "1", Optional.empty(), Clock.systemUTC()),
                        SLOW,
                        new AccessLog()),
                new RequestThreads());
        SERVER.getServerConfiguration().addHttpHandler(guard, "/");
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.shutdownNow();
        SLOW.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '\0', textBlock = """
                    userName%20eq%20"bob"      ~ userName eq "bob"
                    userName+eq+%22bob%22      ~ userName eq "bob"
                    emails[type+eq+"work"]     ~ emails[type eq "work"]
                    {"$ne":null}               ~ {"$ne":null}
                    a|b\\c^d`e<f>g              ~ a|b\\c^d`e<f>g
                    a#b                        ~ a#b
                    a%2Bb%25c                  ~ a+b%c
                    %C3%A9é                    ~ éé
                    a?b/c:d@e;f                ~ a?b/c:d@e;f
                    a%26b%3Dc                  ~ a&b=c
                    """)
    void aFilterReachesTheEndpointAsItWasMeant(String sent, String read) throws Exception {
        assertThat(get("/scim/v2/x?filter=" + sent)).isEqualTo("x " + read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '\0', textBlock = """
                    {"$ne":null}     ~ {"$ne":null}
                    a%20b            ~ a b
                    a+b              ~ a+b
                    é%C3%A9          ~ éé
                    a%3Bb            ~ a;b
                    ' or 1=1'        ~ ' or 1=1'
                    %252e%252e       ~ %2e%2e
                    """)
    void anIdReachesTheEndpointAsItWasMeant(String sent, String read) throws Exception {
        assertThat(get("/scim/v2/" + sent.replace(" ", "%20"))).isEqualTo(read + " null");
    }

    @Test
    void theApplicationSeesTheScimRootAsItsBase() throws Exception {
        assertThat(get("/scim/v2")).isEqualTo("http://scim.example/scim/v2/ http://scim.example/scim/v2/");
        assertThat(get("/scim/v2/")).isEqualTo("http://scim.example/scim/v2/ http://scim.example/scim/v2/");
    }

    private static String get(String target) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + SERVER.getListener("test").getPort());
        // The octets of the UTF-8 form, one in each character.
        String octets = new String(target.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (Wire wire = Wire.to(url)) {
            Wire.Response response = wire.send("GET " + octets + " HTTP/1.1\r\nHost: scim.example\r\n\r\n")
                    .read();
            assertThat(response.status()).as(response.body()).isEqualTo(200);
            return response.body();
        }
    }

    /** Endpoint that returns the URL it was called with. */
    @Path("/")
    @Produces("text/plain;charset=utf-8")
    public static final class Echo {

        @GET
        public String root(@Context UriInfo uri) {
            return uri.getBaseUri() + " " + uri.getRequestUri();
        }

        @GET
        @Path("{id}")
        public String one(@PathParam("id") String id, @QueryParam("filter") String filter) {
            return id + " " + filter;
        }
    }

    private static final class EchoApplication extends Application {

        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Echo.class);
        }
    }
}
