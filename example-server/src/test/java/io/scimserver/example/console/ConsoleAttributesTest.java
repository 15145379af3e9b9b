package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.example.support.Browser;
import io.scimserver.example.support.ScimCaller;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of a company's own attributes, from their definition in the console to an employee's page. */
class ConsoleAttributesTest extends ConsoleTest {

    private static final String ATTRIBUTES = PROVISIONING + "/attributes";
    private static final String URN = "urn:ietf:params:scim:schemas:extension:company:2.0:User";

    @Test
    void anAttributeWithASpaceInItsNameIsProvisionedUnderBothNamesAsSoonAsItIsDefined() throws Exception {
        assertThat(define("Business Unit", "option", "").statusCode()).isEqualTo(303);

        assertThat(shownNames()).containsExactly("businessUnit");
        String ada = create("ada@example.com", "{\"Business Unit\": \"R&D\"}")
                .json()
                .get("id")
                .asText();
        String bob = create("bob@example.com", "{\"businessUnit\": \"Sales\"}")
                .json()
                .get("id")
                .asText();
        String patch = "{\"op\": \"replace\", \"path\": \"" + URN + ":Business Unit\", \"value\": \"Research\"}";
        assertThat(provider.patch(ada, patch).status()).isEqualTo(200);

        assertThat(found("Business Unit eq \"research\"")).isEqualTo(1);
        assertThat(found("businessUnit pr")).isEqualTo(2);
        assertThat(employee(ada)).contains("<dt>Business Unit</dt><dd><bdi>Research</bdi></dd>");
        assertThat(employee(bob)).contains("<dt>Business Unit</dt><dd><bdi>Sales</bdi></dd>");
    }

    @Test
    void theFullNameOfEachAttributeIsThereToBeCopied() throws Exception {
        define("Business Unit", "option", "");

        assertThat(operator.get(ATTRIBUTES).body()).contains("value=\"" + URN + ":businessUnit\"");
        for (String tab : List.of("entra", "google", "jumpcloud", "other")) {
            assertThat(setup(tab)).as(tab).contains("value=\"" + URN + ":businessUnit\"");
        }
        assertThat(setup("okta")).contains("value=\"" + URN + "\"", "value=\"businessUnit\"");
        assertThat(setup("onelogin"))
                .contains("\"" + URN + "\": {", "\"businessUnit\": \"{$parameters.businessUnit}\"");
    }

    @Test
    void whatEmployeesHaveOfARetiredAttributeIsKeptAndComesBack() throws Exception {
        define("Business Unit", "option", "");
        String ada = create("ada@example.com", "{\"Business Unit\": \"R&D\"}")
                .json()
                .get("id")
                .asText();

        assertThat(operator.get(ATTRIBUTES + "/businessUnit/retire").body()).contains("1 employee has a value");
        act("/businessUnit/retire", Map.of("confirm", "retire"));

        assertThat(shownNames()).isEmpty();
        assertThat(employee(ada)).doesNotContain("R&amp;D");
        assertThat(provider.patch(ada, "{\"op\": \"add\", \"path\": \"title\", \"value\": \"Dr\"}")
                        .status())
                .isEqualTo(200);
        assertThat(operator.get(ATTRIBUTES).body()).contains("Retired: neither shown nor changed");

        operator.submit(ATTRIBUTES, ATTRIBUTES + "/businessUnit/retire", Map.of("confirm", "reinstate"));

        assertThat(employee(ada)).contains("<dt>Business Unit</dt><dd><bdi>R&amp;D</bdi></dd>");
        assertThat(found("Business Unit eq \"R&D\"")).isEqualTo(1);
    }

    @Test
    void aRenamedAttributeKeepsItsShortNameAndWhatEmployeesHaveOfIt() throws Exception {
        define("Business Unit", "option", "");
        String ada = create("ada@example.com", "{\"Business Unit\": \"R&D\"}")
                .json()
                .get("id")
                .asText();

        HttpResponse<String> renamed = act("/businessUnit", Map.of("change", "name", "name", "Division (new)"));

        assertThat(renamed.statusCode()).isEqualTo(303);
        assertThat(employee(ada)).contains("<dt>Division (new)</dt><dd><bdi>R&amp;D</bdi></dd>");
        assertThat(found("Division (new) eq \"R&D\"")).isEqualTo(1);
        assertThat(found("businessUnit eq \"R&D\"")).isEqualTo(1);
    }

    @Test
    void onlyTheAllowedValuesOfAnOptionAreTaken() throws Exception {
        define("Site", "option", "Berlin\r\n  Paris \r\n\r\nBerlin");

        assertThat(create("ada@example.com", "{\"Site\": \"Paris\"}").status()).isEqualTo(201);
        assertThat(create("bob@example.com", "{\"Site\": \"Rome\"}").status()).isEqualTo(400);

        act("/site", Map.of("change", "values", "values", "Rome"));

        assertThat(create("bob@example.com", "{\"Site\": \"Rome\"}").status()).isEqualTo(201);
        assertThat(found("Site eq \"Paris\"")).isEqualTo(1);
    }

    @Test
    void whichNameProvidersSeeIsASetting() throws Exception {
        define("Business Unit", "option", "");

        operator.submit(ATTRIBUTES, PROVISIONING + "/attribute-names", Map.of("advertised", "display"));

        assertThat(shownNames()).containsExactly("Business Unit");
        assertThat(create("ada@example.com", "{\"businessUnit\": \"R&D\"}").text())
                .contains("\"Business Unit\":\"R&D\"");

        operator.submit(ATTRIBUTES, PROVISIONING + "/attribute-names", Map.of("advertised", "short"));

        assertThat(shownNames()).containsExactly("businessUnit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            business unit  | option  | | The attribute &#39;Business Unit&#39; has the name
            Business-Unit  | integer | | The attribute &#39;Business Unit&#39; has the name &#39;businessunit&#39; already.
            businessUnit   | date    | | The attribute &#39;Business Unit&#39; has the name
            Former         | option  | | The retired attribute &#39;Former&#39; has the short name &#39;former&#39;; reinstate it
            a"b            | option  | | The name must be 1 to 128 characters without
            a[b]           | option  | | The name must be 1 to 128 characters without
            ``             | option  | | The name must be 1 to 128 characters without
            Shoe Size      | money   | | Choose a type.
            Shoe Size      | integer | 1 | Only an option has a list of allowed values.
            """)
    void aNameThatCannotBeIsRefusedWithASentence(String name, String type, String values, String sentence)
            throws Exception {
        define("Business Unit", "option", "");
        define("Former", "option", "");
        act("/former/retire", Map.of("confirm", "retire"));

        HttpResponse<String> response = define(name, type, values == null ? "" : values);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body().replace("\"", "&#34;").replace("'", "&#39;")).contains(sentence);
        assertThat(shownNames()).containsExactly("businessUnit");
    }

    @Test
    void aRenameToATakenNameIsRefused() throws Exception {
        define("Business Unit", "option", "");
        define("Site", "option", "");

        HttpResponse<String> response = act("/site", Map.of("change", "name", "name", "BUSINESS UNIT"));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(shownNames()).containsExactly("businessUnit", "site");
    }

    @Test
    void hostileNamesAndValuesAreShownAsText() throws Exception {
        String hostile = "<script>alert(1)</script>'>${7*7}\u202Etxt";
        define(hostile, "option", "<img src=x onerror=alert(2)>");
        String value = TextNode.valueOf("<img src=x onerror=alert(2)>").toString();
        String ada = create("ada@example.com", "{" + TextNode.valueOf(hostile) + ": " + value + "}")
                .json()
                .get("id")
                .asText();
        String alias = shownNames().get(0);

        for (String page : List.of(
                operator.get(ATTRIBUTES).body(),
                operator.get(ATTRIBUTES + "/" + alias).body(),
                operator.get(ATTRIBUTES + "/" + alias + "/retire").body(),
                setup("entra"),
                setup("okta"),
                setup("onelogin"),
                employee(ada))) {
            assertThat(page)
                    .contains("&lt;script&gt;alert(1)")
                    .contains("\\u{202e}txt")
                    .doesNotContain("<script>", "<img src=x", "\u202E");
        }
        assertThat(shortNameOf("<b>'\"x")).isEqualTo("bX");
        assertThat(operator.get(ATTRIBUTES + "/%3Cscript%3E").statusCode()).isEqualTo(404);
    }

    @Test
    void theShortNameIsToldWhileANameIsTyped() throws Exception {
        assertThat(shortNameOf("Date of Birth")).isEqualTo("dateOfBirth");
        assertThat(operator.get(PROVISIONING + "/short-name?name=").body()).contains("is made from it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"google", "jumpcloud"})
    void whereTheyCannotBeMappedTheSetUpSaysSo(String provider) throws Exception {
        define("Business Unit", "option", "");

        assertThat(setup(provider)).contains("cannot be given others").doesNotContain("The target attribute of each");
        assertThat(setup("other")).contains("The target attribute of each").doesNotContain("cannot be given others");
    }

    @Test
    void anotherCompanyNeitherSeesNorChangesThem() throws Exception {
        define("Business Unit", "option", "");
        operator.submit("/admin/companies", Map.of("name", "Other"));
        operator.submit(
                "/admin/companies/other/administrators", Map.of("name", "olga", "password", "a long enough secret"));
        Browser olga = Browser.signedIn(server, "olga", "a long enough secret");
        String own = "/admin/companies/other/integrations/provisioning/attributes";

        assertThat(olga.get(own).body()).doesNotContain("Business Unit</bdi>");
        assertThat(olga.get(own + "/businessUnit").statusCode()).isEqualTo(404);
        for (String target : List.of("", "/businessUnit", "/businessUnit/retire")) {
            Map<String, String> form = Map.of("name", "Eve", "type", "option", "change", "name", "confirm", "retire");
            assertThat(olga.get(ATTRIBUTES + target).statusCode()).as(target).isEqualTo(404);
            assertThat(olga.submit(own, ATTRIBUTES + target, form).statusCode())
                    .as(target)
                    .isEqualTo(404);
        }
        olga.submit(own, own, Map.of("name", "Theirs", "type", "option"));
        assertThat(shownNames()).containsExactly("businessUnit");
    }

    private HttpResponse<String> define(String name, String type, String values) throws Exception {
        return operator.submit(ATTRIBUTES, Map.of("name", name, "type", type, "values", values));
    }

    private HttpResponse<String> act(String page, Map<String, String> form) throws Exception {
        return operator.submit(ATTRIBUTES + page, form);
    }

    private String shortNameOf(String name) throws Exception {
        String page =
                operator.get(PROVISIONING + "/short-name?name=" + encode(name)).body();
        return page.replaceAll("(?s).*<code>(.*)</code>.*", "$1");
    }

    private String setup(String provider) throws Exception {
        return operator.get(PROVISIONING + "/setup?provider=" + provider).body();
    }

    private String employee(String id) throws Exception {
        return operator.get(HOME + "/employees/" + id).body();
    }

    private ScimCaller.Response create(String userName, String own) throws Exception {
        return provider.send("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "%2$s"], "userName": "%1$s", "%2$s": %3$s}""".formatted(userName, URN, own));
    }

    private int found(String condition) throws Exception {
        JsonNode list =
                provider.get("/Users?filter=" + encode(URN + ":" + condition)).json();
        assertThat(list.has("totalResults")).as("%s", list).isTrue();
        return list.get("totalResults").intValue();
    }

    /** Returns the names of the company's attributes in {@code /Schemas}. */
    private List<String> shownNames() throws Exception {
        return provider.get("/Schemas/" + URN).json().path("attributes").findValuesAsText("name");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
