package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.IssuedToken;
import io.scimserver.auth.SteppingClock;
import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenTerms;
import io.scimserver.memory.InMemoryTokenStore;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of requests with no token, a wrong one, or somebody else's, on real tokens. */
class HostileCredentialsHttpTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Tenant GLOBEX = new Tenant("globex");

    private final SteppingClock clock = new SteppingClock();
    private final TokenService tokens = new TokenService(new InMemoryTokenStore(), clock);
    private RunningScimServer server;
    private IssuedToken issued;
    private ScimClient client;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder -> builder.authenticator(tokens));
        issued = issue(ACME, Access.READ_WRITE, Optional.empty());
        client = server.client(issued.secret());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer    ",
                "non-token",
                "Basic dXNlcjpwYXNz",
                "Bearer a b",
                "Bearer, Bearer",
                "Bearer \u00e9",
                "Bearer =",
                "BearerTOKEN",
                "Digest TOKEN",
                "TOKEN",
                "Bearer \"TOKEN\"",
                "Bearer TOKEN, Bearer TOKEN"
            })
    void whatIsNoTokenIsAnswered401(String authorization) {
        String header = authorization.replace("TOKEN", issued.secret());
        ScimClient.Response refused = server.client("").get("/Users", Map.of("Authorization", header));

        assertUnauthorised(refused);
    }

    @Test
    void twoAuthorizationHeadersAndAHugeOneAreAnswered401() {
        HttpRequest.Builder twice = request("/Users").header("Authorization", "Bearer " + issued.secret());
        assertUnauthorised(ScimClient.send(
                twice.header("Authorization", "Bearer " + issued.secret()).build()));
        assertUnauthorised(ScimClient.send(request("/Users")
                .header("Authorization", "Bearer " + "x".repeat(6_000))
                .build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "BEARER", "Bearer"})
    void theSchemeIsReadInAnyCase(String scheme) {
        assertThat(server.client("")
                        .get("/Users", Map.of("Authorization", scheme + " " + issued.secret()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aWrongRevokedOrExpiredTokenIsInvalid() {
        IssuedToken brief = issue(ACME, Access.READ_WRITE, Optional.of(Duration.ofHours(1)));
        assertThat(server.client(brief.secret()).get("/Users").status()).isEqualTo(200);
        clock.advance(Duration.ofHours(1));
        tokens.revoke(ACME, issued.token().id());

        for (String secret : new String[] {brief.secret(), issued.secret(), issued.secret() + "x", "scim_"}) {
            ScimClient.Response refused = server.client(secret).get("/Users");
            assertUnauthorised(refused);
            assertThat(refused.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        }
    }

    @Test
    void aTokenInTheUrlIsNotAccepted() {
        ScimClient.Response refused = server.client("").get("/Users?access_token=" + issued.secret());

        assertUnauthorised(refused);
        assertThat(refused.raw().body()).doesNotContain(issued.secret());
    }

    @Test
    void nothingOfAnotherCompanyIsReachable() {
        String id = client.post("/Users", user("ada", "\"externalId\":\"E1\"")).id();
        ScimClient other =
                server.client(issue(GLOBEX, Access.READ_WRITE, Optional.empty()).secret());

        assertThat(other.get("/Users/" + id).body().path("detail").asText().replace(id, "x"))
                .isEqualTo(
                        other.get("/Users/other").body().path("detail").asText().replace("other", "x"));
        assertThat(other.find("externalId eq \"E1\"")
                        .body()
                        .path("totalResults")
                        .asInt(-1))
                .isZero();
        ScimClient.Response reference = other.post("/Users", user("eve", BulkRequests.manager("\"" + id + "\"")));
        assertThat(reference.status()).isEqualTo(201);
        assertThat(reference.raw().body()).doesNotContain("\"ada\"");
    }

    @Test
    void aReadOnlyTokenWritesNothing() {
        String path = "/Users/" + client.createUser("ada").id();
        ScimClient reader =
                server.client(issue(ACME, Access.READ_ONLY, Optional.empty()).secret());
        String patch = BulkRequests.replace("title", "\"Dr\"");

        RefusalsHttpTest.assertIsScimError(reader.createUser("bob"), 403);
        RefusalsHttpTest.assertIsScimError(reader.put(path, user("ada", "")), 403);
        RefusalsHttpTest.assertIsScimError(reader.patch(path, patch), 403);
        RefusalsHttpTest.assertIsScimError(reader.delete(path), 403);
        RefusalsHttpTest.assertIsScimError(
                reader.post("/Bulk", BulkRequests.message(BulkRequests.operation("PATCH", path, patch), "")), 403);
        RefusalsHttpTest.assertIsScimError(reader.post("/Bulk/.search", "{}"), 404);
        assertThat(reader.post(
                                "/Users/.search",
                                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(client.get(path).body().has("title")).isFalse();
    }

    private IssuedToken issue(Tenant tenant, Access access, Optional<Duration> lifetime) {
        TokenTerms terms = new TokenTerms(tenant, "test", access);
        return tokens.issue(lifetime.map(terms::validFor).orElse(terms));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    private void assertUnauthorised(ScimClient.Response refused) {
        RefusalsHttpTest.assertIsScimError(refused, 401);
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer realm=");
        assertThat(refused.raw().body()).doesNotContain(issued.secret());
    }
}
