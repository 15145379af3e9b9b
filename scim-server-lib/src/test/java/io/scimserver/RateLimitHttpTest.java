package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.SteppingClock;
import io.scimserver.limit.HourlyRateLimit;
import io.scimserver.limit.RateLimit;
import io.scimserver.limit.RateLimit.Quota;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitHttpTest {

    private static final Tenant ACME = new Tenant("acme");

    private final SteppingClock clock = new SteppingClock();
    private final RateLimit limit = new HourlyRateLimit(10, clock);
    private final RunningScimServer server = RunningScimServer.start(builder -> builder.rateLimit(limit));
    private final ScimClient client = server.client();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users", "/Schemas", "/nowhere", "/Groups", "/Users/1"})
    void aCompanyWithoutOperationsLeftIsAnswered429AndWhenToTryAgain(String path) {
        limit.take(ACME, 10);

        ScimClient.Response response = client.get(path);

        assertThat(response.status()).isEqualTo(429);
        assertThat(response.header("Retry-After")).isEqualTo("360");
        assertThat(response.body().path("status").asText()).isEqualTo("429");
        assertThat(response.body().path("detail").asText()).contains("360 seconds");
    }

    @Test
    void everyRequestCountsWhateverBecomesOfIt() {
        client.createUser("ada");
        client.createUser("ada");
        client.get("/Users");
        client.get("/nowhere");

        assertThat(limit.quota(ACME)).contains(new Quota(10, 6));
    }

    @Test
    void operationsComeBackWithTime() {
        limit.take(ACME, 10);
        assertThat(client.createUser("ada").status()).isEqualTo(429);

        clock.advance(Duration.ofMinutes(6));

        assertThat(client.createUser("ada").status()).isEqualTo(201);
        assertThat(client.createUser("bob").status()).isEqualTo(429);
    }

    @Test
    void theOperationsOfABulkRequestCountOneByOne() {
        assertThat(bulkOf(10).status()).isEqualTo(200);

        assertThat(limit.quota(ACME)).contains(new Quota(10, 0));
    }

    @Test
    void aBulkRequestLargerThanWhatIsLeftIsRefusedWhole() {
        limit.take(ACME, 5);

        ScimClient.Response refused = bulkOf(6);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(client.get("/Users").body().path("totalResults").asInt(-1)).isZero();
    }

    @Test
    void oneCompanyDoesNotUseUpAnothersQuota() {
        limit.take(ACME, 10);

        assertThat(server.client(RunningScimServer.GLOBEX).createUser("bob").status())
                .isEqualTo(201);
    }

    @Test
    void whoProvesNothingUsesNobodysQuota() {
        server.client("wrong").get("/Users");

        assertThat(limit.quota(ACME)).contains(new Quota(10, 10));
    }

    private ScimClient.Response bulkOf(int operations) {
        String creates = IntStream.range(0, operations)
                .mapToObj(number -> "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"" + number + "\",\"data\":"
                        + ScimClient.user("user" + number, "") + "}")
                .collect(Collectors.joining(","));
        return client.post(
                "/Bulk",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[" + creates
                        + "]}");
    }
}
