package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.ScimClient.Response;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that uniqueness, filters and sorting share one rule for equal names (RFC 7643 §5, RFC 8265), in any locale. */
class UnicodeHttpTest {

    private final Locale usual = Locale.getDefault();
    private RunningScimServer server;
    private ScimClient client;

    @BeforeEach
    void startServerInTurkey() {
        Locale.setDefault(new Locale("tr", "TR"));
        server = RunningScimServer.start();
        client = server.client();
    }

    @AfterEach
    void stopServer() {
        server.close();
        Locale.setDefault(usual);
    }

    @ParameterizedTest(name = "{0} is the same as {1}")
    @CsvSource({
        "\u00c9lan@x, E\u0301lan@x",
        "TITLE@x, title@x",
        "\uff41\uff4c\uff49\uff43\uff45, alice",
        "\u212Aelvin, kelvin",
        "\u03bf\u03b4\u03bf\u03c2, \u039f\u0394\u039f\u03a3",
        "\u03bf\u03b4\u03bf\u03c3, \u03bf\u03b4\u03bf\u03c2",
        "STRASSE@x, strasse@x",
        "\uD801\uDC00x, \uD801\uDC28x"
    })
    void namesThatAreTheSameAreOneAccount(String first, String second) {
        assertThat(client.createUser(first).status()).isEqualTo(201);

        Response taken = client.createUser(second);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.scimType()).isEqualTo("uniqueness");
        for (String name : new String[] {first, second}) {
            assertThat(names("userName eq \"" + name + "\"")).isEqualTo(first);
            assertThat(names("userName sw \"" + name + "\"")).isEqualTo(first);
            assertThat(names("userName co \"" + name + "\"")).isEqualTo(first);
            assertThat(names("userName ge \"" + name + "\" and userName le \"" + name + "\""))
                    .isEqualTo(first);
        }
    }

    @ParameterizedTest(name = "{0} is not the same as {1}")
    @CsvSource({
        "Stra\u00dfe@x, STRASSE@x",
        "i@x, \u0131@x",
        "admin, \u0430dmin",
        "\ufb01n, fin",
        "a\u200db, ab",
        "a\u202eb, ab"
    })
    void namesThatAreNotTheSameAreTwoAccounts(String first, String second) {
        assertThat(client.createUser(first).status()).isEqualTo(201);
        assertThat(client.createUser(second).status()).isEqualTo(201);
        assertThat(names("userName eq \"" + second + "\"")).isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\uD83D\uDE00", "\uDBFF\uDFFFx", "e\u0301\u0301\u0301", "\u1100\u1161\u11a8", "\u0378unassigned"
            })
    void anyCharacterIsKept(String name) {
        Response created = client.createUser(name);

        assertThat(created.status()).isEqualTo(201);
        assertThat(client.get("/Users/" + created.id()).body().path("userName").asText())
                .isEqualTo(name);
        assertThat(names("userName eq \"" + name + "\"")).isEqualTo(name);
    }

    @Test
    void aThousandMarksAreKept() {
        String marked = "e" + "\u0301".repeat(500);
        assertThat(client.createUser(marked).status()).isEqualTo(201);
        assertThat(names("userName eq \"" + marked + "\"")).isEqualTo(marked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sw \"\\ud83d\"", "ew \"\\ude00\"", "co \"\\ud83d\"", "eq \"\\ud83d\""})
    void halfACharacterIsNoText(String comparison) {
        client.createUser("\uD83D\uDE00");
        Response refused = client.find("userName " + comparison);

        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(refused.scimType()).isEqualTo("invalidFilter");
    }

    @Test
    void theSchemasAndNamesOfAttributesKnowNoLocale() {
        String body = ScimClient.user("ada", "\"TITLE\":\"Dr\",\"ACTIVE\":\"FALSE\"")
                .replace("urn:ietf:params:scim", "URN:IETF:PARAMS:SCIM");
        Response created = client.post("/Users", body);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("title").asText()).isEqualTo("Dr");
        assertThat(created.body().path("active").asBoolean(true)).isFalse();
        assertThat(names("TITLE eq \"DR\" and ACTIVE eq false")).isEqualTo("ada");
    }

    private String names(String filter) {
        Response found = client.find(filter);
        assertThat(found.status()).as("%s", found.body()).isEqualTo(200);
        return String.join(" ", found.body().findValuesAsText("userName"));
    }
}
