package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.scimserver.console.signin.Accounts;
import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

class PasswordCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aLostPasswordIsReplacedByOneThatIsPrinted() throws Exception {
        start().close();

        assertThat(reset()).isZero();
        String made = out.toString().trim().substring("Admin password: ".length());

        try (RunningServer server = start()) {
            assertThat(Browser.at(server).signIn("admin", made).statusCode()).isEqualTo(303);
            assertThat(Browser.at(server).signIn("admin", Browser.PASSWORD).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aResetIsOnRecordWhereTheAdministratorsCompanySeesIt() throws Exception {
        try (RunningServer server = start()) {
            Browser.operator(server)
                    .submit(
                            "/admin/companies/default/administrators",
                            Map.of("name", "ada", "password", "a long enough secret"));
        }
        assertThat(reset("--name=Ada")).isZero();
        assertThat(reset("--name=nobody")).isEqualTo(1);
        String made = out.toString().trim().substring("Admin password: ".length());

        try (RunningServer server = start()) {
            assertThat(Browser.operator(server)
                            .get("/admin/companies/default/audit")
                            .body())
                    .containsOnlyOnce("Reset the password of <bdi>ada")
                    .contains("(command line)")
                    .doesNotContain(made);
        }
        assertThat(reset()).isZero();
        String operators = out.toString().lines().reduce((first, last) -> last).orElseThrow();
        try (RunningServer server = start()) {
            Browser operator = Browser.signedIn(server, "admin", operators.substring("Admin password: ".length()));
            assertThat(operator.get("/admin/audit").body()).contains("Reset the password of <bdi>admin");
        }
    }

    @Test
    void whoWasSignedInIsSignedOut() throws Exception {
        Browser visitor;
        try (RunningServer server = start()) {
            visitor = Browser.operator(server);
            assertThat(visitor.get("/admin/companies").statusCode()).isEqualTo(200);
        }
        assertThat(reset()).isZero();

        try (RunningServer server = start()) {
            assertThat(visitor.movedTo(server).get("/admin/companies").statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void aNameThatNobodyHasIsRefused() throws Exception {
        start().close();

        assertThat(reset("--name=nobody")).isEqualTo(1);
        assertThat(err.toString().trim()).isEqualTo("There is no administrator \"nobody\".");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFolderInUseIsTold() throws Exception {
        try (RunningServer server = start()) {
            assertThat(reset()).isEqualTo(1);
            assertThat(err.toString()).contains("in use by another process");
            assertThat(Browser.at(server).signIn("admin", Browser.PASSWORD).statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void aPasswordOfTheEnvironmentThatIsIgnoredIsWarnedOfWithoutShowingIt() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(Accounts.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            start().close();
            start().close();
            assertThat(lines.list).isEmpty();

            start("another long password").close();
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly("SCIM_ADMIN_PASSWORD is ignored: the operator \"admin\" has a password already.");
        } finally {
            logger.detachAppender(lines);
        }
    }

    private RunningServer start() throws Exception {
        return start(Browser.PASSWORD);
    }

    private RunningServer start(String password) throws Exception {
        return RunningServer.start(
                Map.of("SCIM_ADMIN_PASSWORD", password, "SCIM_TOKEN", RunningServer.TOKEN),
                "--store=sqlite:" + folder.resolve("scim.db"));
    }

    private int reset(String... more) {
        CommandLine line = Main.commandLine(Map.of());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = new String[more.length + 3];
        all[0] = "password";
        all[1] = "reset";
        System.arraycopy(more, 0, all, 2, more.length);
        all[all.length - 1] = "--store=sqlite:" + folder.resolve("scim.db");
        return line.execute(all);
    }
}
