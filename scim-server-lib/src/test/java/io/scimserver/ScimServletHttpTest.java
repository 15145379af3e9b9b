package io.scimserver;

import static io.scimserver.RefusalsHttpTest.assertIsScimError;
import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.memory.InMemoryUserStores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the servlet in a container, beside the host's own servlets. */
class ScimServletHttpTest {

    private static final String LENIENT = "/scim/v2";
    private static final String STRICT = "/partners/scim";

    private static ServletHost host;
    private static ScimClient client;

    @BeforeAll
    static void startHost() throws Exception {
        ScimServerConfig strict = ScimServerConfig.DEFAULT
                .withBaseUrl(URI.create("https://partners.example.com/scim/"))
                .withRepairs(Set.of());
        host = ServletHost.start(context -> {
            ServletHost.mount(context, scim(ScimServerConfig.DEFAULT), LENIENT + "/*");
            ServletHost.mount(context, scim(strict), STRICT + "/*");
        });
        client = host.client(LENIENT);
    }

    @AfterAll
    static void stopHost() {
        host.close();
    }

    @Test
    void aUserIsKeptUnderThePrefix() {
        ScimClient.Response created = client.createUser("ada");

        assertThat(created.header("Location")).isEqualTo(host.url(LENIENT + "/Users/") + created.id());
        assertThat(client.patchWith("/Users/" + created.id(), "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"x\"}")
                        .body()
                        .path("title")
                        .asText())
                .isEqualTo("x");
        assertThat(client.find("userName eq \"ada\"")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.send("HEAD", "/Users/" + created.id(), null, Map.of()).status())
                .isEqualTo(200);
        assertThat(client.delete("/Users/" + created.id()).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Nothing", "/api", "/scim/v2"})
    void whatIsNotThereIsAScimErrorBelowThePrefix(String path) {
        assertIsScimError(client.get(path), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void theRootSaysWhatTheServerCan(String path) {
        assertThat(client.get(path).body().path("patch").path("supported").asBoolean())
                .isTrue();
    }

    @Test
    void whatIsAskedWithoutATokenIsAScimError() {
        assertIsScimError(new ScimClient(client.baseUrl(), "").get("/Users"), 401);
    }

    @Test
    void aMethodThatNobodyKnowsIsAScimError() {
        assertIsScimError(client.send("OPTIONS", "/Users", null, Map.of()), 405);
    }

    @Test
    void theHostsOwnResponsesAreAsTheyWere() throws Exception {
        assertThat(get(host.url("/api/x")).body()).isEqualTo("the host's own answer");
        for (String path : new String[] {"/", "/scim", "/scim/", "/scim/v3/Users", "/Users"}) {
            HttpResponse<String> missing = get(host.url(path));
            assertThat(missing.statusCode()).as(path).isEqualTo(404);
            assertThat(missing.body()).as(path).contains("<html>");
        }
        HttpResponse<String> failed = get(host.url("/api/fails"));
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    @Test
    void aFilterWithBareQuotesIsTaken() throws Exception {
        client.createUser("grace");

        String answer = host.raw("GET /hr/scim/v2/Users?filter=userName%20eq%20\"grace\"", "localhost");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"totalResults\":1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /hr/scim/v2/Users?filter=%zz",
                "GET /hr/scim/v2/Users?filter=%FF",
                "GET /hr/scim/v2/Users;a=b",
                "GET /hr/x/../scim/v2/Users"
            })
    void aUrlThatMeansNothingIsNeverAnsweredByThePathOfAnother(String requestLine) throws Exception {
        assertThat(host.raw(requestLine, "localhost"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("Exception");
    }

    @Test
    void aQueryThatCannotBeDecodedIsAScimError() throws Exception {
        assertThat(host.raw("GET /hr/scim/v2/Users?filter=%zz", "localhost"))
                .contains("Content-Type: application/scim+json")
                .contains("\"detail\":\"The URL holds a percent sign");
    }

    @Test
    void twoServersInOneContainerDoNotDisturbEachOther() {
        ScimClient partners = host.client(STRICT);
        ScimClient.Response here = client.createUser("linus");
        ScimClient.Response there = partners.createUser("linus");

        assertThat(here.status()).isEqualTo(201);
        assertThat(there.status()).isEqualTo(201);
        assertThat(there.header("Location")).isEqualTo("https://partners.example.com/scim/Users/" + there.id());
        assertIsScimError(client.get("/Users/" + there.id()), 404);
        assertIsScimError(partners.get("/Users/" + here.id()), 404);
        String oddlyTyped = user("margaret", "\"active\":\"True\"");
        assertThat(client.post("/Users", oddlyTyped).status()).isEqualTo(201);
        assertIsScimError(partners.post("/Users", oddlyTyped), 400);
    }

    @Test
    void whatTheHostHasBoundToItsThreadIsThereForItsStore() throws Exception {
        ThreadLocal<String> transaction = ThreadLocal.withInitial(() -> "none");
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        InMemoryUserStores stores = new InMemoryUserStores(Clock.systemUTC());
        ScimServer scim = ScimServer.builder()
                .users(tenant -> {
                    seen.add(transaction.get());
                    return stores.forTenant(tenant);
                })
                .authenticator(RunningScimServer.authenticator())
                .build();
        try (ServletHost joined = ServletHost.start(context -> {
            context.addFilter(
                    new FilterHolder((request, response, chain) -> {
                        transaction.set("open");
                        chain.doFilter(request, response);
                        transaction.remove();
                    }),
                    "/*",
                    null);
            ServletHost.mount(context, scim, "/*");
        })) {
            assertThat(joined.client("").createUser("ada").status()).isEqualTo(201);
        }
        assertThat(seen).isNotEmpty().containsOnly("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/scim", "*.scim", "/scim v2/*"})
    void aMappingThatIsNoPrefixIsRefusedAtTheStart(String mapping) {
        Supplier<ScimServer> scim = () -> scim(ScimServerConfig.DEFAULT);

        assertThatThrownBy(() -> ServletHost.start(context -> ServletHost.mount(context, scim.get(), mapping)))
                .hasStackTraceContaining("Map the SCIM servlet to a prefix")
                .hasStackTraceContaining("\"/scim/v2/*\"");
    }

    private static ScimServer scim(ScimServerConfig config) {
        return ScimServer.builder()
                .users(new InMemoryUserStores(Clock.systemUTC()))
                .authenticator(RunningScimServer.authenticator())
                .config(config)
                .build();
    }

    private static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }
}
