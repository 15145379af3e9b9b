package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of each employee's history: the author of each change, and the values before and after; also of deleted
 * employees.
 */
class ConsoleHistoryTest extends ConsoleTest {

    private static final String DELETED = HOME + "/deleted-employees";
    private static final String HOSTILE = "<script>alert(1)</script>\\\"'><img src=x onerror=alert(2)>";

    private static String history(String id) {
        return HOME + "/employees/" + id + "/history";
    }

    private static String replace(String path, String value) {
        return "{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":\"" + value + "\"}";
    }

    @Test
    void eachChangeIsShownWithItsValuesItsTokenAndItsRequestTheLatestFirst() throws Exception {
        String id = provider.create("ada@example.com").id();
        provider.patch(id, replace("title", "Engineer"));
        provider.patch(id, replace("title", "Director"));
        operator.submit(HOME + "/employees/" + id + "/deactivate", Map.of());

        server.running().scim().activity().orElseThrow().flush(Duration.ofSeconds(20));

        assertThat(operator.get(HOME + "/employees/" + id).body()).contains(history(id));
        assertThat(operator.get(history(id)).body())
                .containsSubsequence(
                        "admin",
                        "administrator",
                        "<code>active</code>",
                        "<del><bdi>yes</bdi></del>",
                        "<ins><bdi>no</bdi></ins>",
                        "/integrations/provisioning/activity/entries/",
                        "first token",
                        "<del><bdi>Engineer</bdi></del>",
                        "<ins><bdi>Director</bdi></ins>",
                        "<ins><bdi>Engineer</bdi></ins>",
                        "Created",
                        "<code>userName</code>");
    }

    @Test
    void whoDeletedAnEmployeeIsFoundByNameAndById() throws Exception {
        String id = provider.create("Ada@Example.com").id();
        provider.create("bob@example.com");
        assertThat(provider.send("DELETE", "/Users/" + id, "").status()).isEqualTo(204);

        assertThat(operator.get(DELETED).body())
                .contains("Ada@Example.com", history(id), "first token")
                .doesNotContain("bob@example.com");
        assertThat(operator.get(DELETED + "?search=ada%40example.COM").body()).contains(history(id));
        assertThat(operator.get(DELETED + "?search=ada").body()).contains("No deleted employee");
        HttpResponse<String> byId = operator.get(DELETED + "?search=" + id);
        assertThat(byId.headers().firstValue("Location")).hasValue(history(id));
        assertThat(operator.get(history(id)).body())
                .containsSubsequence("History of <bdi>Ada@Example.com", "Deleted", "first token", "Created");
        assertThat(operator.get(HOME + "/employees/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNoEmployeeHasNoHistory() throws Exception {
        operator.submit(HOME + "/administrators", Map.of("name", "ada", "password", "a long enough secret"));

        assertThat(operator.get(history("ada")).statusCode()).isEqualTo(404);
        assertThat(operator.get(history("ada") + "/erase").statusCode()).isEqualTo(404);
        assertThat(operator.get(DELETED + "?search=ada").statusCode()).isEqualTo(200);
    }

    @Test
    void theHistoryOutlivesTheEmployeeAndTheProcess(@TempDir Path folder) throws Exception {
        String id;
        Map<String, String> environment =
                Map.of("SCIM_ADMIN_PASSWORD", Browser.PASSWORD, "SCIM_TOKEN", RunningServer.TOKEN);
        try (RunningServer first = RunningServer.start(environment, "--store=sqlite:" + folder.resolve("scim.db"))) {
            ScimCaller caller = new ScimCaller(first.url(), RunningServer.TOKEN);
            id = caller.create("ada@example.com").id();
            caller.send("DELETE", "/Users/" + id, "");
        }
        try (RunningServer second = RunningServer.start(environment, "--store=sqlite:" + folder.resolve("scim.db"))) {
            assertThat(Browser.operator(second).get(history(id)).body())
                    .containsSubsequence("ada@example.com", "Deleted", "Created");
        }
    }

    @Test
    void aLongHistoryIsShownPageByPage() throws Exception {
        String id = provider.create("ada@example.com").id();
        for (int i = 1; i <= 30; i++) {
            provider.patch(id, replace("title", "Title " + i + "."));
        }

        String first = operator.get(history(id)).body();
        String older = first.replaceAll("(?s).*href=\"([^\"]+)\">Older<.*", "$1");
        assertThat(first).contains("Title 30.", "Title 6.").doesNotContain("Created");
        assertThat(operator.get(older).body())
                .contains("Title 5.", "Created", ">Latest<")
                .doesNotContain("Title 6.", ">Older<");
    }

    @Test
    void onRequestAPersonsValuesAreErasedAndTheFactsStay() throws Exception {
        String id = provider.create("ada@example.com").id();
        provider.patch(id, replace("title", "Engineer"));
        provider.send("DELETE", "/Users/" + id, "");

        assertThat(operator.get(history(id) + "/erase").body()).contains("for good");
        assertThat(operator.submit(history(id) + "/erase", Map.of("confirm", "yes"))
                        .statusCode())
                .isEqualTo(303);

        assertThat(operator.get(history(id)).body())
                .containsSubsequence("Erased the history", "Deleted", "values erased", "<code>title</code>", "Created")
                .doesNotContain("Engineer", "ada@example.com");
        assertThat(operator.get(DELETED).body()).contains(history(id)).doesNotContain("ada@example.com");
        assertThat(operator.get(HOME + "/audit").body()).contains("Erased the history");
    }

    @Test
    void whatArrivesThroughScimIsShownAsText() throws Exception {
        String id = provider.create("ada@example.com").id();
        provider.patch(id, replace("title", HOSTILE));
        provider.patch(id, replace("userName", HOSTILE));
        provider.send("DELETE", "/Users/" + id, "");

        for (String page : new String[] {history(id), DELETED}) {
            assertThat(operator.get(page).body())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>", "<img src=x");
        }
    }

    @Test
    void aCompanysHistoryIsItsOwn() throws Exception {
        String id = provider.create("ada@example.com").id();
        operator.submit("/admin/companies", Map.of("name", "Other"));
        operator.submit(
                "/admin/companies/other/administrators", Map.of("name", "olga", "password", "a long enough secret"));
        Browser olga = Browser.signedIn(server, "olga", "a long enough secret");

        for (String page : new String[] {history(id), history(id) + "/erase", DELETED}) {
            assertThat(olga.get(page).statusCode()).isEqualTo(404);
            assertThat(olga.get(page.replace("default", "other")).body()).doesNotContain("ada@example.com");
        }
        assertThat(olga.get(history(id).replace("default", "other")).statusCode())
                .isEqualTo(404);
        assertThat(olga.submit(
                                "/admin/password",
                                history(id).replace("default", "other") + "/erase",
                                Map.of("confirm", "yes"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(operator.get(history(id)).body()).contains("ada@example.com");
    }
}
