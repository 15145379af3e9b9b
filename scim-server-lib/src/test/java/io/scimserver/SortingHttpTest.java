package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.auth.SteppingClock;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.schema.AttributeBuilder;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import io.scimserver.schema.UserSchemas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the order of lists (RFC 7644 §3.4.2.3). */
class SortingHttpTest {

    private static final String URN = "urn:example:sorting:2.0:User";
    private static final Schema SCHEMA = new Schema(
            URN,
            "Sorting",
            "One attribute of each kind",
            new Attributes(List.of(
                    AttributeBuilder.string("exact", "case matters").caseExact().build(),
                    AttributeBuilder.simple("number", Type.INTEGER, "a number").build(),
                    AttributeBuilder.simple("moment", Type.DATETIME, "a moment").build())));

    private static RunningScimServer server;
    private static ScimClient client;

    @BeforeAll
    static void startServer() {
        SteppingClock clock = new SteppingClock();
        server = RunningScimServer.start(builder -> builder.users(new InMemoryUserStores(clock))
                .schemas(UserSchemas.same(UserSchema.standard().withExtension(SCHEMA))));
        client = server.client();
        create("dora", """
                "title":"boss", "emails":[{"value":"z@x.org"},{"value":"b@x.org","primary":true}],
                "urn:example:sorting:2.0:User":{"exact":"b","number":10,"moment":"2024-01-01T10:00:00+02:00"}
                """);
        clock.advance(Duration.ofMillis(1));
        create("Alice", """
                "title":"Agent", "emails":[{"value":"C@x.org"},{"value":"a@x.org"}],
                "urn:example:sorting:2.0:User":{"exact":"B","number":9,"moment":"2024-01-01T09:00:00Z"}
                """);
        clock.advance(Duration.ofMillis(1));
        create("bob", """
                "emails":[{"value":"a@x.org","type":"work"}],
                "urn:example:sorting:2.0:User":{"exact":"a","number":-1,"moment":"2024-01-01T08:30:00.5Z"}
                """);
        clock.advance(Duration.ofMillis(1));
        create("CARL", "\"title\":\"agent\"");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest(name = "by {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            userName                              | Alice bob CARL dora
            USERNAME                              | Alice bob CARL dora
            userName&sortOrder=ascending          | Alice bob CARL dora
            userName&sortOrder=descending         | dora CARL bob Alice
            userName&sortOrder=DESCENDING         | dora CARL bob Alice
            urn:ietf:params:scim:schemas:core:2.0:User:userName | Alice bob CARL dora
            title                                 | Alice CARL dora bob
            title&sortOrder=descending            | bob dora Alice CARL
            emails                                | bob dora Alice CARL
            emails.value                          | bob dora Alice CARL
            emails&sortOrder=descending           | CARL Alice dora bob
            emails.type                           | bob dora Alice CARL
            urn:example:sorting:2.0:User:exact    | Alice bob dora CARL
            urn:example:sorting:2.0:User:number   | bob Alice dora CARL
            urn:example:sorting:2.0:User:number&sortOrder=descending | CARL dora Alice bob
            urn:example:sorting:2.0:User:moment   | dora bob Alice CARL
            meta.created                          | dora Alice bob CARL
            meta.created&sortOrder=descending     | CARL bob Alice dora
            active                                | dora Alice bob CARL
            """)
    void theOrderIsThatOfTheValues(String sortBy, String expected) {
        assertThat(names("/Users?sortBy=" + sortBy)).containsExactly(expected.split(" "));
    }

    @Test
    void aFilterAndPagesKeepTheOrder() {
        String query = "/Users?filter=emails%20pr&sortBy=userName&sortOrder=descending&count=2&startIndex=";

        assertThat(names(query + 1)).containsExactly("dora", "bob");
        assertThat(names(query + 3)).containsExactly("Alice");
        assertThat(client.get(query + 3).body().path("totalResults").asInt()).isEqualTo(3);
    }

    @Test
    void aWalkByCursorKeepsTheOrder() {
        String query = "/Users?sortBy=title&count=1&cursor=";
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.get(query + cursor).body();
            names.addAll(page.findValuesAsText("userName"));
            cursor = page.path("nextCursor").asText();
        } while (!cursor.isEmpty());

        assertThat(names).containsExactly("Alice", "CARL", "dora", "bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noSuchAttribute",
                "name",
                "name.noSuchPart",
                "password",
                "meta.location",
                "emails%5Btype%20eq%20%22work%22%5D",
                "",
                "userName&sortOrder=up",
                "userName,title"
            })
    void whatIsNoOrderIsRefused(String sortBy) {
        ScimClient.Response refused = client.get("/Users?sortBy=" + sortBy);

        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(refused.scimType()).isEqualTo("invalidValue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", ""})
    void aWrongOrderIsRefusedWithoutSortByToo(String order) {
        ScimClient.Response refused = client.get("/Users?sortOrder=" + order);

        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(refused.scimType()).isEqualTo("invalidValue");
    }

    private static void create(String name, String more) {
        assertThat(client.post("/Users", user(name, more)).status()).isEqualTo(201);
    }

    private static List<String> names(String path) {
        ScimClient.Response page = client.get(path);
        assertThat(page.status()).as("%s", page.body()).isEqualTo(200);
        return page.body().findValuesAsText("userName");
    }
}
