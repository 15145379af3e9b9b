package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.auth.SteppingClock;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.memory.InMemoryUserStores;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of pages by cursor (RFC 9865). */
class CursorHttpTest {

    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final SteppingClock clock = new SteppingClock();
    private final InMemoryUserStores users = new InMemoryUserStores(Clock.systemUTC());
    private final InMemorySettingsStore settings = new InMemorySettingsStore();
    private RunningScimServer server;
    private ScimClient client;

    @BeforeEach
    void startServerWithSevenUsers() {
        server = start();
        client = server.client();
        for (int i = 1; i <= 7; i++) {
            client.post("/Users", user("secretname-" + i, "\"title\":\"" + (i % 2 == 0 ? "even" : "odd") + "\""));
        }
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private RunningScimServer start() {
        return RunningScimServer.start(builder -> builder.users(users)
                .settings(settings)
                .clock(clock)
                .config(ScimServerConfig.DEFAULT.withCursorTimeToLive(TIME_TO_LIVE)));
    }

    @Test
    void aWalkMeetsEveryUserOnceAndItsLastPageHasNoCursor() {
        List<String> names = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.get("/Users?count=3&cursor=" + cursor).body();
            assertThat(page.path("totalResults").asInt()).isEqualTo(7);
            assertThat(page.path("itemsPerPage").asInt())
                    .isEqualTo(page.path("Resources").size());
            assertThat(page.has("startIndex")).isFalse();
            assertThat(page.has("previousCursor")).isFalse();
            names.addAll(page.findValuesAsText("userName"));
            sizes.add(page.path("Resources").size());
            cursor = page.path("nextCursor").asText();
        } while (!cursor.isEmpty());

        assertThat(sizes).containsExactly(3, 3, 1);
        assertThat(names).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aPageThatHoldsExactlyTheRestIsTheLast() {
        assertThat(client.get("/Users?cursor&count=7").body().has("nextCursor")).isFalse();
        assertThat(client.get("/Users?cursor=&count=6").body().has("nextCursor"))
                .isTrue();
        assertThat(client.get("/Users?cursor=&filter=userName%20eq%20%22x%22")
                        .body()
                        .has("nextCursor"))
                .isFalse();
    }

    @Test
    void withoutACursorPagesGoByIndex() {
        JsonNode page = client.get("/Users?count=3").body();

        assertThat(page.path("startIndex").asInt()).isEqualTo(1);
        assertThat(page.has("nextCursor")).isFalse();
    }

    @Test
    void aCountOfZeroGivesTheTotalAlone() {
        JsonNode page = client.get("/Users?cursor=&count=0").body();

        assertThat(page.path("totalResults").asInt()).isEqualTo(7);
        assertThat(page.path("Resources").isEmpty()).isTrue();
        assertThat(page.has("nextCursor")).isFalse();
    }

    @Test
    void theSizeOfThePagesMayChangeOnTheWay() {
        String cursor = next("/Users?cursor=&count=2");

        assertThat(client.get("/Users?cursor=" + cursor + "&count=100").body().findValuesAsText("userName"))
                .hasSize(5)
                .startsWith("secretname-3");
    }

    @Test
    void aCursorIsOfUnreservedCharactersAndTellsNothing() {
        String cursor = next("/Users?cursor=&count=2&sortBy=userName&filter=title%20pr");
        String readable = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1);

        assertThat(cursor).matches("[A-Za-z0-9._~-]+");
        assertThat(cursor + readable)
                .doesNotContain("secret")
                .doesNotContain("title")
                .doesNotContain("acme");
        assertThat(next("/Users?cursor=&count=2&sortBy=userName&filter=title%20pr"))
                .isNotEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users?filter=title%20pr&count=2&cursor=",
                "/Users?filter=title%20eq%20%22even%22&count=2&cursor=",
                "/Users?sortBy=userName&count=2&cursor=",
                "/Users?sortBy=title&sortOrder=descending&count=2&cursor="
            })
    void aCursorOfAnotherWalkIsInvalid(String path) {
        assertThat(refused(path + next("/Users?count=2&cursor="), 400)).isEqualTo("invalidCursor");
        assertThat(refused("/Users?count=2&cursor=" + next(path), 400)).isEqualTo("invalidCursor");
    }

    @Test
    void aCursorOfAnotherCompanyIsInvalid() {
        String cursor = next("/Users?count=2&cursor=");
        ScimClient.Response refused = server.client(RunningScimServer.GLOBEX).get("/Users?count=2&cursor=" + cursor);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.scimType()).isEqualTo("invalidCursor");
    }

    @Test
    void aCursorThatWasTamperedWithIsInvalidWhereverItWas() {
        String cursor = next("/Users?count=2&cursor=");

        for (int i = 0; i < cursor.length(); i++) {
            char other = BASE64.charAt((BASE64.indexOf(cursor.charAt(i)) + 1) % BASE64.length());
            String tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertThat(refused("/Users?count=2&cursor=" + tampered, 400)).isEqualTo("invalidCursor");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "nonsense", "%00", "%20", "AAAA", "%F0%9F%98%80", "null", "..%2F..", "="})
    void whatIsNoCursorIsInvalid(String cursor) {
        assertThat(refused("/Users?cursor=" + cursor, 400)).isEqualTo("invalidCursor");
        assertThat(refused("/Users?cursor=" + cursor.repeat(200), 400)).isEqualTo("invalidCursor");
    }

    @Test
    void aCursorIsGoodForItsTimeAndNoLonger() {
        String cursor = next("/Users?count=2&cursor=");

        clock.advance(TIME_TO_LIVE);
        assertThat(client.get("/Users?count=2&cursor=" + cursor).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(refused("/Users?count=2&cursor=" + cursor, 400)).isEqualTo("expiredCursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "0x10", "--1"})
    void aBadCountIsInvalid(String count) {
        assertThat(refused("/Users?cursor=&count=" + count, 400)).isEqualTo("invalidCount");
    }

    @Test
    void aCursorAndAnIndexExcludeEachOther() {
        assertThat(refused("/Users?cursor=&startIndex=1", 400)).isEqualTo("invalidValue");
        assertThat(refused("/Users?startIndex=1&cursor=" + next("/Users?count=2&cursor="), 400))
                .isEqualTo("invalidValue");
    }

    @Test
    void anotherServerOnTheSameSettingsGoesOn() {
        String cursor = next("/Users?count=5&cursor=");
        try (RunningScimServer another = start()) {
            assertThat(another.client()
                            .get("/Users?count=5&cursor=" + cursor)
                            .body()
                            .findValuesAsText("userName"))
                    .containsExactly("secretname-6", "secretname-7");
        }
    }

    @Test
    void theConfigurationAdvertisesCursorsWithTheirTime() {
        JsonNode pagination = client.get("/ServiceProviderConfig").body().path("pagination");

        assertThat(pagination.path("cursor").asBoolean()).isTrue();
        assertThat(pagination.path("index").asBoolean()).isTrue();
        assertThat(pagination.path("defaultPaginationMethod").asText()).isEqualTo("index");
        assertThat(pagination.path("defaultPageSize").asInt()).isEqualTo(1_000);
        assertThat(pagination.path("maxPageSize").asInt()).isEqualTo(1_000);
        assertThat(pagination.path("cursorTimeout").asLong()).isEqualTo(TIME_TO_LIVE.toSeconds());
    }

    @Test
    void withoutCursorsNothingAdvertisesThemAndTheParameterIsIgnored() {
        try (RunningScimServer without =
                RunningScimServer.start(builder -> builder.config(ScimServerConfig.DEFAULT.withoutCursors()))) {
            ScimClient indexed = without.client();
            indexed.createUser("ada");
            indexed.createUser("bob");

            assertThat(indexed.get("/ServiceProviderConfig").body().has("pagination"))
                    .isFalse();
            assertThat(indexed.get("/openapi.json").body().toString().toLowerCase(Locale.ROOT))
                    .doesNotContain("cursor");
            JsonNode page = indexed.get("/Users?cursor&count=1").body();
            assertThat(page.path("startIndex").asInt()).isEqualTo(1);
            assertThat(page.path("itemsPerPage").asInt()).isEqualTo(1);
            assertThat(page.has("nextCursor")).isFalse();
            assertThat(indexed.get("/Users?cursor=old&startIndex=2")
                            .body()
                            .path("itemsPerPage")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    private String next(String path) {
        return client.get(path).body().path("nextCursor").asText();
    }

    private String refused(String path, int status) {
        ScimClient.Response response = client.get(path);
        RefusalsHttpTest.assertIsScimError(response, status);
        return response.scimType();
    }
}
