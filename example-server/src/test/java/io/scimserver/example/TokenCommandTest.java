package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.Wire;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TokenCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aTokenThatIsMadeIsAcceptedByTheServerUntilItIsRevoked() throws Exception {
        assertThat(run("create", "--label=Okta, 2nd", "--days=30")).isZero();
        String secret = out.toString().trim().substring("Bearer token: ".length());
        assertThat(statusWith(secret)).isEqualTo(200);

        out.getBuffer().setLength(0);
        assertThat(run("list")).isZero();
        assertThat(out.toString())
                .contains("Okta, 2nd", "valid", "read-write", "last used")
                .doesNotContain(secret);
        String id = out.toString().lines().findFirst().orElseThrow().split("  ", 2)[0];

        assertThat(run("revoke", id)).isZero();
        assertThat(statusWith(secret)).isEqualTo(401);
        assertThat(run("revoke", id)).isEqualTo(1);
        assertThat(err.toString()).contains("There is no valid token " + id);
    }

    @Test
    void aReadOnlyTokenMayNotWrite() throws Exception {
        assertThat(run("create", "--label=reader", "--read-only")).isZero();
        String secret = out.toString().trim().substring("Bearer token: ".length());

        try (RunningServer server = start()) {
            Wire.Response refused = server.send(
                    "DELETE /scim/v2/Users/1 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + secret + "\r\n\r\n");
            refused.scimError(403);
        }
    }

    @Test
    void aFolderInUseIsToldAndNothingIsChanged() throws Exception {
        try (RunningServer server = start()) {
            assertThat(server.send("GET /health/ready HTTP/1.1\r\nHost: a\r\n\r\n")
                            .status())
                    .isEqualTo(200);
            assertThat(run("create", "--label=late")).isEqualTo(1);
            assertThat(err.toString()).contains("in use by another process");
        }
    }

    @Test
    void aCompanyThatTheConsoleDoesNotKnowGetsNoToken() throws Exception {
        addCompany("Acme Corp");

        assertThat(run("create", "--label=Okta", "--company=acme")).isEqualTo(1);
        assertThat(err.toString().trim()).isEqualTo("There is no company \"acme\". There are: default, acme-corp.");
        assertThat(run("list", "--company=acme")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aCompanyOfTheConsoleGetsATokenAndTheListSaysThatThereWasNone() throws Exception {
        addCompany("Acme Corp");

        assertThat(run("list", "--company=acme-corp")).isZero();
        assertThat(out.toString().trim()).isEqualTo("The company acme-corp has no tokens.");
        assertThat(run("create", "--label=Okta", "--company=acme-corp")).isZero();
        out.getBuffer().setLength(0);
        assertThat(run("list", "--company=acme-corp")).isZero();
        assertThat(out.toString()).contains("Okta").doesNotContain("has no tokens");
    }

    @Test
    void withoutAConsoleThereIsNoListOfCompaniesAndEveryIdIsOne() throws Exception {
        RunningServer.start(
                        Map.of("SCIM_TOKEN", RunningServer.TOKEN),
                        "--store=sqlite:" + folder.resolve("scim.db"),
                        "--no-admin")
                .close();

        assertThat(run("create", "--label=Okta", "--company=acme")).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatTheCommandLineMakesAndRevokesIsOnRecord() throws Exception {
        addCompany("Acme Corp");
        run("create", "--label=Okta", "--company=acme-corp");
        String secret = out.toString().trim().substring("Bearer token: ".length());
        out.getBuffer().setLength(0);
        run("list", "--company=acme-corp");
        run("revoke", out.toString().split("  ", 2)[0], "--company=acme-corp");

        try (RunningServer server = start()) {
            assertThat(Browser.operator(server)
                            .get("/admin/companies/acme-corp/audit")
                            .body())
                    .containsSubsequence(
                            "(command line)",
                            "Revoked the token <bdi>Okta",
                            "(command line)",
                            "Made the token <bdi>Okta")
                    .doesNotContain(secret);
        }
    }

    private void addCompany(String name) throws Exception {
        try (RunningServer server = RunningServer.start(
                Map.of("SCIM_ADMIN_PASSWORD", Browser.PASSWORD, "SCIM_TOKEN", RunningServer.TOKEN),
                "--store=sqlite:" + folder.resolve("scim.db"))) {
            Browser.operator(server).submit("/admin/companies", Map.of("name", name));
        }
    }

    private int statusWith(String secret) throws Exception {
        try (RunningServer server = start()) {
            return server.send("GET /scim/v2/Users HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + secret + "\r\n\r\n")
                    .status();
        }
    }

    private RunningServer start() throws Exception {
        return RunningServer.start(
                Map.of("SCIM_TOKEN", RunningServer.TOKEN), "--store=sqlite:" + folder.resolve("scim.db"));
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine(Map.of());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 2];
        all[0] = "token";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 1] = "--store=sqlite:" + folder.resolve("scim.db");
        return line.execute(all);
    }
}
