package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the preview of a pasted request, which changes nothing. */
class ConsolePreviewTest extends ConsoleTest {

    private static final String PREVIEW = PROVISIONING + "/preview";
    private static final String ENTRA_DEACTIVATES =
            patch("{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}");

    private JsonNode ada;

    ConsolePreviewTest() {
        super("--custom-attribute=Business Unit=option");
    }

    @BeforeEach
    void createAda() throws Exception {
        ada = provider.create("ada@example.com").json();
    }

    @AfterEach
    void nothingWasWritten() throws Exception {
        JsonNode now = provider.get("/Users").json();
        assertThat(now.get("totalResults").intValue()).isEqualTo(1);
        assertThat(now.at("/Resources/0")).isEqualTo(ada);
    }

    @Test
    void aCreateShowsTheEmployeeItWouldMake() throws Exception {
        String page = preview("create", "", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "grace@example.com",
                 "displayName": "Grace Hopper", "active": "True", "favouriteColour": "blue",
                 "urn:ietf:params:scim:schemas:extension:company:2.0:User": {"Business Unit": "Navy"}}""").body();

        assertThat(page)
                .contains("would create an employee", "Grace Hopper", "Gets surveys.")
                .contains("<dt>Business Unit</dt><dd><bdi>Navy</bdi></dd>")
                .contains("True or false was sent as text", "Ignored: <bdi><code>favouriteColour</code></bdi>");
    }

    @ParameterizedTest
    @CsvSource({"id", "userName"})
    void aChangeShowsBeforeAndAfter(String reference) throws Exception {
        String page = preview("change", ada.get(reference).asText(), ENTRA_DEACTIVATES)
                .body();

        assertThat(page)
                .contains("would change the employee", "Gets no surveys.", "Inactive")
                .contains("<code>active</code></bdi></th><td><bdi>true</bdi></td><td><bdi>false</bdi></td>")
                .contains("True or false was sent as text", "The name of an operation was written in other case");
    }

    @Test
    void aReplacementShowsWhatWouldBeLost() throws Exception {
        String page = preview("replace", "ada@example.com", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ada.l@example.com"}""").body();

        assertThat(page).contains("<td><bdi>ada@example.com</bdi></td><td><bdi>ada.l@example.com</bdi></td>");
    }

    @Test
    void aChangeOfNothingSaysSo() throws Exception {
        String body = patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": true}");

        assertThat(preview("change", "ada@example.com", body).body()).contains("would change nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"userName": "x",}                       | 400 | invalidSyntax | at line 1, column 18
            {"userName": 1, "userName": 2}           | 400 | invalidSyntax | the same name twice
            []                                       | 400 | invalidSyntax | is not a JSON object
            {"schemas": "User", "userName": "bob"}   | 400 | invalidSyntax | must be an array of URNs
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ADA@example.com"} | 409 | uniqueness | userName
            """)
    void aRefusalShowsTheErrorThatWouldAnswer(String body, String status, String scimType, String detail)
            throws Exception {
        String page = preview("create", "", body).body();

        assertThat(page)
                .contains("would be refused", "<dd>" + status + "</dd>", "<code>" + scimType + "</code>", detail);
    }

    @Test
    void itSaysOnWhichLineThePastedTextIsBroken() throws Exception {
        assertThat(preview("create", "", "{\r\n  \"userName\": \"x\"\r\n  \"title\": 1}")
                        .body())
                .contains("at line 3, column 3");
    }

    @Test
    void anEmployeeWhoIsNotThereIsAskedForAgain() throws Exception {
        for (String nobody : new String[] {"", "nobody@example.com", "' or 1 eq 1"}) {
            HttpResponse<String> response = preview("change", nobody, ENTRA_DEACTIVATES);
            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(response.body()).contains("Say whom it is about");
        }
    }

    @Test
    void whatIsPastedIsShownAsText() throws Exception {
        String hostile = "<script>alert(1)</script>\"'</textarea><img src=x onerror=alert(2)>\u202Etxt";
        String text = TextNode.valueOf(hostile).toString();
        String page = preview("create", hostile, """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": %1$s, "title": %1$s, %1$s: 1,
                 "displayName": %1$s}""".formatted(text)).body();

        assertThat(page)
                .contains("would create", "&lt;script&gt;alert(1)&lt;/script&gt;", "\\u{202e}txt")
                .doesNotContain("<script>", "<img src=x", "\u202E");
        assertThat(page.split("</textarea>", -1)).hasSize(2);
    }

    @Test
    void aPasswordIsNotShownInTheResult() throws Exception {
        String page = preview("create", "", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "g", "password": "s3cr3t"}""").body();

        assertThat(page.substring(0, page.indexOf("<textarea"))).doesNotContain("s3cr3t");
    }

    @Test
    void aBodyThatIsTooLargeOrTooDeepIsRefused() throws Exception {
        assertThat(preview("create", "", "[".repeat(20_000)).body()).contains("nests deeper than");
        assertThat(preview("create", "", "x".repeat(300_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void thePageBeginsWithARequestThatWorks() throws Exception {
        String page = operator.get(PREVIEW).body();
        String example = page.replaceAll("(?s).*<textarea[^>]*>(.*)</textarea>.*", "$1")
                .replace("ada@example.com", "grace@example.com");

        assertThat(example).contains("Business Unit");
        assertThat(preview("create", "", example).body()).contains("would create an employee");
        assertThat(operator.get(PREVIEW + "?employee=" + ada.get("id").asText()).body())
                .contains("\"value\" : \"False\"", "value=\"" + ada.get("id").asText() + "\"");
    }

    @Test
    void anotherCompanysEmployeesAreUnknown() throws Exception {
        operator.submit("/admin/companies", Map.of("name", "Other"));
        String theirs = PREVIEW.replace("/default/", "/other/");
        Map<String, String> form =
                new HashMap<>(Map.of("kind", "change", "employee", ada.get("id").asText(), "body", ENTRA_DEACTIVATES));

        HttpResponse<String> response = operator.submit(theirs, form);
        assertThat(response.statusCode()).isEqualTo(422);
        form.put("employee", "ada@example.com");
        assertThat(operator.submit(theirs, form).statusCode()).isEqualTo(422);
    }

    private static String patch(String operation) {
        return "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": [" + operation
                + "]}";
    }

    private HttpResponse<String> preview(String kind, String employee, String body) throws Exception {
        return operator.submit(PREVIEW, Map.of("kind", kind, "employee", employee, "body", body));
    }
}
