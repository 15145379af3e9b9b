package io.scimserver.example.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.Main;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SettingsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpNamesEveryOptionAndItsDefault() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "--host",
                        "--port",
                        "--store",
                        "--base-url",
                        "--strict",
                        "--page-size",
                        "--no-cursors",
                        "--rate-limit",
                        "--guard=[<least>,]<number>,<share>%|off",
                        "100,500,40%",
                        "--audit-retention",
                        "--tls-certificate",
                        "--tls-key")
                .contains("8080", "127.0.0.1", "memory:", "SCIM_BASE_URL", "SCIM_TOKEN");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void versionIsTold() {
        assertThat(run(Map.of(), "--version")).isZero();
        assertThat(out.toString()).startsWith("example-server ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    --unheard-of | Unknown option: '--unheard-of'
                    --port=http | Invalid value for option '--port'
                    --port=65536 | --port must be between 0 and 65535, not 65536
                    --rate-limit=0/h | is neither a number of operations an hour
                    --rate-limit=many | is neither a number of operations an hour
                    --guard=many | is neither a number and a share of employees
                    --guard=100,101% | is neither a number and a share of employees
                    --guard=-1,40% | is neither a number and a share of employees
                    --guard=100,20,40% | the first number is larger than the second
                    --page-size=0 | --page-size must be between 1 and 1000, not 0
                    --page-size=1001 | --page-size must be between 1 and 1000, not 1001
                    --port=-1 | --port must be between 0 and 65535, not -1
                    --audit-retention=0 | is neither a number of days, at least 1, nor off
                    --activity-retention=forever | is neither a number of days, at least 1, nor off
                    --store=oracle://db | no store has this scheme; there are:
                    --store=nothing | no store has this scheme; there are:
                    --store=embedded:./data | embedded:<folder> is no longer a store: use sqlite:<folder>/scim.db
                    --base-url=ftp://x.example | --base-url must be an http or https URL
                    --base-url=x.example | --base-url must be an http or https URL
                    --base-url=https://x.example/?a=b | --base-url must be an http or https URL
                    --trusted-proxy=proxy.example | is neither an IP address nor a network such as
                    --trusted-proxy=10.0.0.0/8,10.0.0.0/33 | has 0 to 32 bits, not 33
                    --max-user-bytes=0 | --max-user-bytes must be at least 1, not 0
                    --max-user-bytes=1MB | Invalid value for option '--max-user-bytes'
                    --tls-key=key.pem | --tls-certificate and --tls-key are only of use together
                    """)
    void aWrongOptionIsExplainedWithTheUsageAndExitStatus2(String option, String explanation) {
        assertThat(run(Map.of(), option)).isEqualTo(2);
        assertThat(err.toString()).contains(explanation).contains("Usage: example-server");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void environmentVariablesStandInForOptionsThatAreNotGiven() {
        assertThat(run(Map.of("SCIM_PORT", "70000"))).isEqualTo(2);
        assertThat(err.toString()).contains("not 70000");
        assertThat(run(Map.of("SCIM_PORT", "70000"), "--port=70001")).isEqualTo(2);
        assertThat(err.toString()).contains("not 70001");
        assertThat(run(Map.of("SCIM_BASE_URL", "x", "SCIM_STORE", ""))).isEqualTo(2);
        assertThat(err.toString()).contains("--base-url must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void aSwitchCanBeAnEnvironmentVariableToo(String value) throws Exception {
        Settings settings = parse(Map.of("SCIM_STRICT", value));

        assertThat(settings.scimConfig().repairs().isEmpty()).isEqualTo(Boolean.parseBoolean(value));
    }

    @Test
    void strictMakesNoRepairs() {
        assertThat(parse(Map.of(), "--strict").scimConfig().repairs()).isEmpty();
        assertThat(parse(Map.of()).scimConfig().repairs()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://hr.example.com, https://hr.example.com/scim/v2",
        "https://hr.example.com/, https://hr.example.com/scim/v2",
        "https://hr.example.com:8443/scim/v2/, https://hr.example.com:8443/scim/v2",
        "http://hr.example.com/our/scim, http://hr.example.com/our/scim"
    })
    void theBaseUrlIsTheScimUrlAsClientsSeeIt(String given, String used) {
        assertThat(parse(Map.of(), "--base-url=" + given).scimConfig().baseUrl())
                .hasToString("Optional[" + used + "]");
    }

    @Test
    void aTokenThatNoClientCanSendIsRefusedWithoutBeingShown() {
        String spaced = "two words ".repeat(4);
        assertThat(run(Map.of("SCIM_TOKEN", spaced), "--port=0")).isEqualTo(2);
        assertThat(err.toString()).contains("visible ASCII").doesNotContain("two words");
    }

    @Test
    void severalProxiesAreGivenByOneOptionByManyOrByTheEnvironment() {
        String three = "[192.0.2.1, 10.0.0.0/8, 2001:db8:0:0:0:0:0:0/32]";

        assertThat(parse(Map.of(), "--trusted-proxy=192.0.2.1, 10.0.0.0/8", "--trusted-proxy=2001:db8::/32")
                        .endpoint()
                        .trustedProxies())
                .hasToString(three);
        assertThat(parse(Map.of("SCIM_TRUSTED_PROXY", "192.0.2.1,10.0.0.0/8,2001:db8::/32"))
                        .endpoint()
                        .trustedProxies())
                .hasToString(three);
        assertThat(parse(Map.of()).endpoint().trustedProxies()).isEmpty();
    }

    @Test
    void theSizeOfAUserIsASetting() {
        assertThat(parse(Map.of("SCIM_MAX_USER_BYTES", "5000"))
                        .scimConfig()
                        .limits()
                        .userBytes())
                .isEqualTo(5_000);
        assertThat(parse(Map.of()).scimConfig().limits().userBytes()).isEqualTo(1_048_576);
    }

    @Test
    void aTokenThatIsTooShortIsRefusedWithTheWayToMakeOneAndWithoutBeingShown() {
        String tooShort = "x".repeat(31);

        assertThat(run(Map.of("SCIM_TOKEN", tooShort), "--port=0")).isEqualTo(2);
        assertThat(err.toString())
                .contains("SCIM_TOKEN has fewer than 32 characters", "openssl rand -base64 32", "token create")
                .doesNotContain(tooShort);
    }

    @Test
    void aTokenOf32CharactersIsLongEnough() throws Exception {
        String token = "x".repeat(32);
        try (RunningServer server = RunningServer.start(Map.of("SCIM_TOKEN", token))) {
            assertThat(new ScimCaller(server.url(), token)
                            .send("GET", "/Users", "")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anInterfaceThatDoesNotExistIsNamedAndEndsTheProcess() {
        assertThat(run(Map.of(), "--port=0", "--host=no-such-host.invalid")).isEqualTo(1);
    }

    @Test
    void filesThatHoldNoCertificateAndKeyAreNamed(@TempDir Path folder) throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        assertThat(run(Map.of(), "--port=0", "--tls-certificate=" + empty, "--tls-key=" + empty))
                .isEqualTo(2);
        assertThat(err.toString()).contains("empty.pem holds no PEM certificate");
        assertThat(run(Map.of(), "--port=0", "--tls-certificate=missing.pem", "--tls-key=" + empty))
                .isEqualTo(2);
        assertThat(err.toString()).contains("missing.pem");
    }

    private int run(Map<String, String> environment, String... options) {
        Map<String, String> withStore = new HashMap<>(environment);
        withStore.putIfAbsent("SCIM_STORE", "memory:");
        return Main.commandLine(withStore)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(options);
    }

    private static Settings parse(Map<String, String> environment, String... options) {
        Settings settings = new Settings();
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create()
                .addMixin("settings", CommandLine.Model.CommandSpec.forAnnotatedObject(settings)));
        Settings.readEnvironment(line, environment);
        line.parseArgs(options);
        return settings;
    }
}
