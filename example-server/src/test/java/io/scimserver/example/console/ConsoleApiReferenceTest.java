package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests of the page that explains the company's SCIM interface, and of the document behind it. */
class ConsoleApiReferenceTest {

    private static final String API = "/admin/companies/default/integrations/provisioning/api";
    private static final String ATTRIBUTES = "/admin/companies/default/integrations/provisioning/attributes";
    private static final Pattern EXAMPLE =
            Pattern.compile("(?s)<textarea id=\"example-create\"[^>]*>.*?&lt;&lt;'END'\n(.*?)\nEND</textarea>");

    private static RunningServer server;
    private static Browser operator;
    private static ScimCaller provider;

    @BeforeAll
    static void start() throws Exception {
        server = Browser.server("--custom-attribute=Business Unit=option", "--custom-attribute=Start Date=date");
        operator = Browser.operator(server);
        operator.submit(ATTRIBUTES, Map.of("name", "<img src=x>", "type", "integer"));
        provider = new ScimCaller(server.url(), server.token());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void itListsEveryEndpointWithItsParametersAndAnswers() throws Exception {
        String page = operator.get(API).body();

        JsonNode document = provider.get("/openapi.json").json();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        assertThat(page)
                                .contains("<code>" + method.toUpperCase(Locale.ROOT) + " " + path.getKey() + "</code>");
                    }
                }));
        assertThat(page)
                .contains("startIndex", "excludedAttributes", "If-Match", "A SCIM error")
                .contains("<code>name.givenName</code>", "<code>emails.value</code>");
    }

    @Test
    void linksInItLeadSomewhere() throws Exception {
        String page = operator.get(API).body();
        Matcher links = Pattern.compile("href=\"#([^\"]+)\"").matcher(page);

        assertThat(links.results().map(link -> link.group(1)).distinct())
                .contains("User", "Error", "PatchRequest")
                .allSatisfy(anchor -> assertThat(page).contains("id=\"" + anchor + "\""));
    }

    @Test
    void theCompanysOwnAttributesAreInItAsSoonAsTheyAreDefined() throws Exception {
        String before = operator.get(API).body();
        operator.submit(ATTRIBUTES, Map.of("name", "Cost Object", "type", "integer"));

        String page = operator.get(API).body();

        assertThat(before).doesNotContain("costObject");
        assertThat(page).contains("<code>businessUnit</code>", "<code>costObject</code></bdi></th><td>integer</td>");
        assertThat(page).contains("&lt;img src=x&gt;").doesNotContain("<img src=x");
    }

    @Test
    void theExampleOfACreateCreatesAnEmployee() throws Exception {
        Matcher example = EXAMPLE.matcher(operator.get(API).body());
        assertThat(example.find()).isTrue();
        String body = example.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");

        ScimCaller.Response response = provider.send("POST", "/Users", body);

        assertThat(response.status()).as(response.text()).isEqualTo(201);
        assertThat(response.text()).contains("\"businessUnit\":\"Research\"");
    }

    @Test
    void theDownloadIsTheDocumentThatScimServes() throws Exception {
        HttpResponse<String> file = operator.get(API + "/openapi.json");

        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"openapi.json\"");
        assertThat(new ObjectMapper().readTree(file.body()))
                .isEqualTo(provider.get("/openapi.json").json());
    }

    @Test
    void anotherCompanysAdministratorsDoNotSeeIt() throws Exception {
        operator.submit("/admin/companies", Map.of("name", "Other"));
        operator.submit(
                "/admin/companies/other/administrators", Map.of("name", "olga", "password", "a long enough secret"));
        Browser olga = Browser.signedIn(server, "olga", "a long enough secret");

        assertThat(olga.get(API).statusCode()).isEqualTo(404);
        assertThat(olga.get(API + "/openapi.json").statusCode()).isEqualTo(404);
        assertThat(olga.get(API.replace("/default/", "/other/")).body())
                .contains("businessUnit")
                .doesNotContain("&lt;img src=x");
    }
}
