package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests of each limit of {@link ScimLimits}: the largest allowed value, and one more. */
class LimitsHttpTest {

    private static final int BODY = 3_000;
    private static final int USER = 5_000;
    private static final int DEPTH = 9;
    private static final int MEMBERS = 20;
    private static final int BULK = 4;
    private static final int PATCHES = 5;
    private static final int TEXT = 300;
    private static final int BINARY = 40;
    private static final int VALUES = 6;
    private static final int FILTER = 200;
    private static final int FILTER_DEPTH = 7;
    private static final int FILTER_NODES = 8;
    private static final int DEFAULT_PAGE = 2;
    private static final int PAGE = 3;
    private static final ScimLimits LIMITS = new ScimLimits(
            BODY,
            USER,
            DEPTH,
            MEMBERS,
            BULK,
            PATCHES,
            TEXT,
            BINARY,
            VALUES,
            FILTER,
            FILTER_DEPTH,
            FILTER_NODES,
            DEFAULT_PAGE,
            PAGE);

    private static RunningScimServer server;
    private static ScimClient client;
    private static String path;

    @BeforeAll
    static void startServerWithFiveUsers() {
        server = RunningScimServer.start(builder -> builder.config(ScimServerConfig.DEFAULT.withLimits(LIMITS)));
        client = server.client();
        path = "/Users/" + client.createUser("ada").id();
        for (String name : new String[] {"bob", "carl", "dora", "eve"}) {
            client.createUser(name);
        }
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void bodies() {
        IntFunction<String> bodyOf = bytes -> {
            String body = user("ada", "\"nobodyKnows\":\"é#\"");
            int filling = bytes - body.getBytes(StandardCharsets.UTF_8).length + 1;
            return body.replace("#", "x".repeat(filling));
        };

        assertThat(client.put(path, bodyOf.apply(BODY)).status()).isEqualTo(200);
        assertThat(refused(client.put(path, bodyOf.apply(BODY + 1)), 413)).contains(String.valueOf(BODY));
    }

    @Test
    void nesting() {
        IntFunction<String> nested =
                depth -> user("ada", "\"nobodyKnows\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1));

        assertThat(client.put(path, nested.apply(DEPTH)).status()).isEqualTo(200);
        assertThat(refused(client.put(path, nested.apply(DEPTH + 1)), 400)).contains(String.valueOf(DEPTH));
    }

    @Test
    void membersOfAnObject() {
        IntFunction<String> ofUser = size -> user("ada", members(size - 2));
        IntFunction<String> within = size -> user("ada", "\"nobodyKnows\":[[{" + members(size) + "}]]");

        for (IntFunction<String> body : List.of(ofUser, within)) {
            assertThat(client.put(path, body.apply(MEMBERS)).status()).isEqualTo(200);
            assertThat(refused(client.put(path, body.apply(MEMBERS + 1)), 400)).contains(String.valueOf(MEMBERS));
        }
    }

    @Test
    void bulkOperations() {
        IntFunction<String> bulk = size -> BulkRequests.message(
                String.join(",", Collections.nCopies(size, BulkRequests.operation("DELETE", "/Users/0", "{}"))), "");

        assertThat(client.post("/Bulk", bulk.apply(BULK)).status()).isEqualTo(200);
        assertThat(refused(client.post("/Bulk", bulk.apply(BULK + 1)), 413)).contains("maxOperations");
    }

    @Test
    void patchOperations() {
        IntFunction<String> operations =
                size -> String.join(",", Collections.nCopies(size, "{\"op\":\"remove\",\"path\":\"title\"}"));

        assertThat(client.patchWith(path, operations.apply(PATCHES)).status()).isEqualTo(200);
        assertThat(refused(client.patchWith(path, operations.apply(PATCHES + 1)), 413))
                .contains(String.valueOf(PATCHES));
    }

    @Test
    void textsInCodePoints() {
        IntFunction<String> title = length -> "\"title\":\"" + "😀".repeat(length) + "\"";

        assertThat(client.put(path, user("ada", title.apply(TEXT))).status()).isEqualTo(200);
        assertThat(refused(client.put(path, user("ada", title.apply(TEXT + 1))), 400))
                .contains("title", String.valueOf(TEXT));
        assertThat(refused(client.patch(path, BulkRequests.replace("title", "\"" + "x".repeat(TEXT + 1) + "\"")), 400))
                .contains(String.valueOf(TEXT));
    }

    @Test
    void binaryValues() {
        IntFunction<String> certificate = length -> "\"x509Certificates\":[{\"value\":\"" + "A".repeat(length) + "\"}]";

        assertThat(client.put(path, user("ada", certificate.apply(BINARY))).status())
                .isEqualTo(200);
        assertThat(refused(client.put(path, user("ada", certificate.apply(BINARY + 4))), 400))
                .contains(String.valueOf(BINARY));
    }

    @Test
    void valuesOfAnAttribute() {
        IntFunction<String> emails = size -> "["
                + IntStream.range(0, size)
                        .mapToObj(i -> "{\"value\":\"" + i + "@x.org\"}")
                        .collect(Collectors.joining(","))
                + "]";

        assertThat(client.put(path, user("ada", "\"emails\":" + emails.apply(VALUES)))
                        .status())
                .isEqualTo(200);
        assertThat(refused(client.put(path, user("ada", "\"emails\":" + emails.apply(VALUES + 1))), 400))
                .contains(String.valueOf(VALUES));
        String oneMore = "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\"new@x.org\"}]}";
        assertThat(refused(client.patchWith(path, oneMore), 400)).contains(String.valueOf(VALUES));
    }

    @Test
    void filterLength() {
        IntFunction<String> filter = length -> "title eq \"" + "x".repeat(length - "title eq \"\"".length()) + "\"";

        assertThat(client.find(filter.apply(FILTER)).status()).isEqualTo(200);
        ScimClient.Response refused = client.find(filter.apply(FILTER + 1));
        assertThat(refused(refused, 400)).contains(String.valueOf(FILTER));
        assertThat(refused.scimType()).isEqualTo("invalidFilter");
    }

    @Test
    void filterDepth() {
        IntFunction<String> filter = depth -> "(".repeat(depth) + "title pr" + ")".repeat(depth);

        assertThat(client.find(filter.apply(FILTER_DEPTH)).status()).isEqualTo(200);
        ScimClient.Response refused = client.find(filter.apply(FILTER_DEPTH + 1));
        assertThat(refused(refused, 400)).contains(String.valueOf(FILTER_DEPTH));
        assertThat(refused.scimType()).isEqualTo("invalidFilter");
    }

    @Test
    void filterParts() {
        IntFunction<String> filter = size -> String.join(" or ", Collections.nCopies(size, "title pr"));
        int most = IntStream.iterate(1, size -> size + 1)
                .filter(size -> client.find(filter.apply(size)).status() != 200)
                .findFirst()
                .orElseThrow();

        assertThat(most).isBetween(FILTER_NODES / 2, FILTER_NODES + 1);
        ScimClient.Response refused = client.find(filter.apply(most));
        assertThat(refused(refused, 400)).contains(String.valueOf(FILTER_NODES));
        assertThat(refused.scimType()).isEqualTo("invalidFilter");
    }

    @Test
    void pages() {
        assertThat(page("/Users")).isEqualTo(DEFAULT_PAGE);
        assertThat(page("/Users?count=" + PAGE)).isEqualTo(PAGE);
        assertThat(page("/Users?count=" + (PAGE + 1))).isEqualTo(PAGE);
        assertThat(page("/Users?cursor=")).isEqualTo(DEFAULT_PAGE);
        assertThat(page("/Users?cursor=&count=" + (PAGE + 1))).isEqualTo(PAGE);
    }

    @Test
    void whatIsAdvertisedIsWhatHolds() {
        JsonNode config = client.get("/ServiceProviderConfig").body();

        assertThat(config.at("/bulk/maxOperations").asInt()).isEqualTo(BULK);
        assertThat(config.at("/bulk/maxPayloadSize").asInt()).isEqualTo(BODY);
        assertThat(config.at("/filter/maxResults").asInt()).isEqualTo(PAGE);
        assertThat(config.at("/pagination/maxPageSize").asInt()).isEqualTo(PAGE);
        assertThat(config.at("/pagination/defaultPageSize").asInt()).isEqualTo(DEFAULT_PAGE);
    }

    @Test
    void aLimitOfNothingIsNoLimit() {
        assertThatThrownBy(() -> new ScimLimits(BODY, USER, DEPTH, MEMBERS, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String members(int size) {
        return IntStream.range(0, size).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));
    }

    private static int page(String list) {
        JsonNode page = client.get(list).body();
        assertThat(page.path("totalResults").asInt()).isEqualTo(5);
        assertThat(page.path("itemsPerPage").asInt())
                .isEqualTo(page.path("Resources").size());
        return page.path("itemsPerPage").asInt();
    }

    private static String refused(ScimClient.Response response, int status) {
        RefusalsHttpTest.assertIsScimError(response, status);
        return response.body().path("detail").asText();
    }
}
