package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests of what the console tells of the attributes that an identity provider sends. */
class ConsoleMappingTest extends ConsoleTest {

    private static final String MAPPING = PROVISIONING + "/mapping";
    private static final Pattern ROW =
            Pattern.compile("<tr>\\s*<th scope=\"row\"><bdi><code>(.*?)</code></bdi></th>(.*?)</tr>", Pattern.DOTALL);

    private static final String ADA = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ada", "active": "True",
             "name": {"givenName": "Ada"}, "shoeSize": 42, "costCentre": "<b>Secret 7</b>",
             "emails": [{"type": "work", "value": "ada@example.com"}]}""";

    private String page(String path) throws Exception {
        assertThat(server.running().scim().activity().orElseThrow().flush(Duration.ofSeconds(20)))
                .isTrue();
        return operator.get(path).body();
    }

    /** Returns the cells of each attribute's row, as text. */
    private static Map<String, List<String>> rows(String page) {
        return ROW.matcher(page)
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1).replace("&#34;", "\""),
                        row -> Pattern.compile("<td>(.*?)</td>", Pattern.DOTALL)
                                .matcher(row.group(2))
                                .results()
                                .map(cell ->
                                        cell.group(1).replaceAll("<[^>]+>", "").strip())
                                .toList(),
                        (first, second) -> first));
    }

    @Test
    void eachAttributeThatWasSentHasARowWithItsFate() throws Exception {
        provider.send("POST", "/Users", ADA);
        provider.send("POST", "/Users", ADA.replace("\"ada\"", "\"ben\"").replace("42", "43.5"));

        String page = page(MAPPING);

        Map<String, List<String>> rows = rows(page);
        assertThat(rows.get("userName")).startsWith("text of 3 characters", "Stored", "", "2 people");
        assertThat(rows.get("active").subList(0, 2)).containsExactly("True", "Repaired");
        assertThat(rows.get("active").get(2)).contains("True or false was sent as text");
        assertThat(rows.get("emails[type eq \"work\"].value")).startsWith("…@example.com", "Stored");
        assertThat(rows.get("shoeSize")).startsWith("decimal number", "Ignored");
        assertThat(page)
                .contains("newest 2 requests", "No manager is sent", "2 attributes take no effect")
                .contains("/attributes?name=shoeSize&amp;type=decimal#define", "name=costCentre&amp;type=option#define")
                .doesNotContain("Secret 7", "No e-mail address", "was never sent");
    }

    @Test
    void anAttributeIsStoredAsSoonAsItIsDefinedAndMapped() throws Exception {
        provider.send("POST", "/Users", ADA);
        Matcher link = Pattern.compile("href=\"([^\"]+/attributes\\?name=shoeSize[^\"]*)#define\"")
                .matcher(page(MAPPING));
        assertThat(link.find()).isTrue();
        assertThat(operator.get(link.group(1).replace("&amp;", "&")).body())
                .contains("value=\"shoeSize\"")
                .containsPattern("<option value=\"integer\" selected>");
        operator.submit(PROVISIONING + "/attributes", Map.of("name", "shoeSize", "type", "integer"));
        Matcher urn = Pattern.compile("urn:[\\w.:]+:shoeSize").matcher(page(PROVISIONING + "/attributes"));
        assertThat(urn.find()).isTrue();
        provider.send("PATCH", "/Users/" + provider.create("ben").id(), """
                {"Operations": [{"op": "add", "path": "shoeSize", "value": 42},
                                {"op": "add", "path": "%s", "value": 42}]}""".formatted(urn.group()));

        Map<String, List<String>> rows = rows(page(MAPPING));

        assertThat(rows.get(urn.group())).startsWith("whole number", "Stored");
        assertThat(rows.get("shoeSize")).startsWith("whole number", "Refused");
        assertThat(rows.get("shoeSize").get(2)).contains(urn.group().replace(":shoeSize", ""));
    }

    @Test
    void aRequestAndAPreviewShowTheFatesOfTheirAttributes() throws Exception {
        provider.send("POST", "/Users", ADA);
        Matcher entry =
                Pattern.compile("href=\"([^\"]+/activity/entries/[^\"]+)\"").matcher(page(PROVISIONING + "/activity"));
        assertThat(entry.find()).isTrue();

        assertThat(rows(operator.get(entry.group(1)).body()).get("shoeSize")).startsWith("whole number", "Ignored");
        String preview = operator.submit(
                        PROVISIONING + "/preview",
                        Map.of("kind", "create", "employee", "", "body", ADA.replace("ada", "cleo")))
                .body();
        assertThat(rows(preview).get("active")).startsWith("True", "Repaired");
    }

    @Test
    void theConnectionCheckTellsWhatTheMappingLacks() throws Exception {
        String location = operator.get(PROVISIONING + "/connection-check")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        provider.send("POST", "/Users", ADA);

        assertThat(page(location))
                .contains("The connection works", "No manager is sent", "2 attributes take no effect");
    }

    @Test
    void nothingIsClaimedOfAMappingBeforeAPersonArrives() throws Exception {
        assertThat(page(MAPPING)).contains("holds no request about employees");
        provider.patch(provider.create("ada").id(), "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"x\"}");
        assertThat(page(MAPPING)).contains("newest 2 requests").doesNotContain("Nothing is missing");
    }
}
