package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.OpenedStore;
import io.scimserver.example.support.Databases;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import io.scimserver.store.GroupStore;
import io.scimserver.store.Member;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Tests of the commands {@code copy}, {@code export} and {@code import}. */
class CopyCommandTest {

    private static final int MANY = 20_000;
    private static final long SOME_BYTES = 3_000_000;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    static Stream<Databases.Way> ways() {
        return Databases.ways();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anIdentityProviderDoesNotNoticeThatItsServerHasAnotherStore(Databases.Way way) throws Exception {
        try (Databases databases = new Databases(folder)) {
            String from = databases.newUri(way.from());
            String to = databases.newUri(way.to());
            List<JsonNode> before = new ArrayList<>();
            String token = newToken(from);
            try (RunningServer server = RunningServer.start("--store=" + from, "--groups")) {
                ScimCaller caller = new ScimCaller(server.url(), token);
                String ada = caller.create("ada").id();
                caller.create("bob");
                caller.patch(ada, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Dr \u00e9\"}");
                caller.send(
                        "POST",
                        "/Groups",
                        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"Staff\",\"members\":[{\"value\":\"%s\"}]}"
                                .formatted(ada));
                before.addAll(usersOf(caller));
                before.addAll(resourcesOf(caller, "/Groups"));
            }

            assertThat(run("copy", "--from=" + from, "--to=" + to))
                    .as(err.toString())
                    .isZero();

            assertThat(out.toString()).contains("Both stores have the same entries and checksums");
            try (RunningServer server = RunningServer.start("--store=" + to, "--groups")) {
                ScimCaller caller = new ScimCaller(server.url(), token);
                List<JsonNode> after = usersOf(caller);
                after.addAll(resourcesOf(caller, "/Groups"));
                assertThat(after)
                        .as("ids, versions, times and memberships")
                        .hasSize(3)
                        .isEqualTo(before);
                String ada = before.get(0).path("id").asText();
                JsonNode changed = caller.patch(ada, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Prof\"}")
                        .json();
                assertThat(changed.path("meta").path("created"))
                        .isEqualTo(before.get(0).path("meta").path("created"));
                assertThat(caller.create("ADA").status()).as("names are taken").isEqualTo(409);
            }
        }
    }

    @Test
    void aCopyThatWasKilledIsResumedAndNothingIsMissing() throws Exception {
        String from = sqlite("source.db");
        String to = sqlite("target.db");
        fill(from);
        killWhenSomethingHasArrived(copyProcess(from, to));

        assertThat(run("copy", "--from=" + from, "--to=" + to)).isEqualTo(1);
        assertThat(err.toString()).contains("Not finished: the target is not empty", "resume");
        assertThat(count(to)).as("the copy was killed in the middle").isBetween(1, MANY - 1);

        assertThat(run("copy", "--from=" + from, "--to=" + to, "--resume"))
                .as(err.toString())
                .isZero();
        assertThat(count(to)).isEqualTo(MANY);
    }

    @Test
    void anExportedFileIsImportedAgain() throws Exception {
        String from = sqlite("source.db");
        newToken(from);
        try (OpenedStore store = open(from)) {
            store.users().forTenant(new Tenant("default")).create("1", named("ada"));
        }
        Path file = folder.resolve("export.jsonl");

        assertThat(run("export", "--from=" + from, "--to=" + file))
                .as(err.toString())
                .isZero();
        String summary = out.toString().lines().skip(1).reduce("", String::concat);
        out.getBuffer().setLength(0);
        assertThat(run("import", "--from=" + file, "--to=" + sqlite("target.db")))
                .as(err.toString())
                .isZero();

        assertThat(out.toString().lines().skip(1).reduce("", String::concat))
                .as("number and checksum of each kind")
                .contains("users                 1")
                .isEqualTo(summary);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("{\"kind\":\"USER\",\"tenant\":\"default\",\"entry\":{");
        assertThat(run("export", "--from=" + from, "--to=" + file)).isEqualTo(1);
        assertThat(err.toString()).contains("exists, and is not overwritten");
    }

    @Test
    void aFileThatWasChangedOrCutOffIsNotImportedWithoutAWord() throws Exception {
        String from = sqlite("source.db");
        try (OpenedStore store = open(from)) {
            store.users().forTenant(new Tenant("default")).create("1", named("ada"));
        }
        Path file = folder.resolve("export.jsonl");
        assertThat(run("export", "--from=" + from, "--to=" + file)).isZero();
        String whole = Files.readString(file);

        Files.writeString(file, whole.replace("\"ada\"", "\"eve\""));
        assertThat(run("import", "--from=" + file, "--to=" + sqlite("changed.db")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("its checksum is another one for users");

        Files.writeString(file, whole.substring(0, whole.lastIndexOf("{\"kind\":\"END\"")));
        assertThat(run("import", "--from=" + file, "--to=" + sqlite("cut.db"))).isEqualTo(1);
        assertThat(err.toString()).contains("its end is missing");
    }

    @Test
    void aStoreThatIsNotThereIsNotCopied() {
        Path file = folder.resolve("nowhere.db");
        assertThat(run("copy", "--from=sqlite:" + file, "--to=" + sqlite("target.db")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no file of the store");
        assertThat(file).doesNotExist();
    }

    @Test
    void anExportedGroupIsImportedWithItsMembers() throws Exception {
        String from = sqlite("source.db");
        Member ada = new Member("ada", Member.Kind.USER);
        StoredUser staff = groupsIn(from, groups -> groups.create("1", group("Staff"), Set.of(ada)));
        Path file = folder.resolve("export.jsonl");
        assertThat(run("export", "--from=" + from, "--to=" + file)).isZero();
        assertThat(run("import", "--from=" + file, "--to=" + sqlite("target.db")))
                .as(err.toString())
                .isZero();
        groupsIn(sqlite("target.db"), groups -> {
            assertThat(groups.find("1")).contains(staff);
            return assertThat(groups.members("1", "", 10).members()).containsExactly(ada);
        });
        assertThat(Files.readString(file)).contains("{\"kind\":\"MEMBER\",\"tenant\":\"default\",\"entry\":{");
    }

    private static <T> T groupsIn(String uri, Function<GroupStore, T> work) {
        try (OpenedStore store = open(uri)) {
            return work.apply(store.groups().orElseThrow().forTenant(new Tenant("default")));
        }
    }

    private static UserDocument group(String name) {
        return UserDocument.ofJson("{\"displayName\":\"%s\"}".formatted(name).getBytes(StandardCharsets.UTF_8));
    }

    private String newToken(String store) {
        assertThat(run("token", "create", "--label=Entra", "--store=" + store))
                .as(err.toString())
                .isZero();
        String secret = out.toString().trim().substring("Bearer token: ".length());
        out.getBuffer().setLength(0);
        return secret;
    }

    /** Returns all users; their location, which is that of the server, is left out. */
    private static List<JsonNode> usersOf(ScimCaller caller) throws Exception {
        return resourcesOf(caller, "/Users");
    }

    private static List<JsonNode> resourcesOf(ScimCaller caller, String path) throws Exception {
        List<JsonNode> resources = new ArrayList<>();
        caller.get(path).json().path("Resources").forEach(resource -> {
            ((ObjectNode) resource.path("meta")).remove("location");
            resource.findParents("$ref").forEach(reference -> ((ObjectNode) reference).remove("$ref"));
            resources.add(resource);
        });
        return resources;
    }

    private void fill(String uri) {
        try (OpenedStore store = open(uri)) {
            UserStore users = store.users().forTenant(new Tenant("default"));
            for (int from = 0; from < MANY; from += 100) {
                users.createAll(IntStream.range(from, from + 100)
                        .mapToObj(i -> new NewUser(UUID.randomUUID().toString(), named("user" + i)))
                        .toList());
            }
        }
    }

    private Process copyProcess(String from, String to) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "copy",
                        "--from=" + from,
                        "--to=" + to)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private void killWhenSomethingHasArrived(Process copy) throws Exception {
        File log = folder.resolve("target.db-wal").toFile();
        while (log.length() < SOME_BYTES) {
            assertThat(copy.waitFor(5, TimeUnit.MILLISECONDS))
                    .as("the copy has ended: " + Files.readString(folder.resolve("log")))
                    .isFalse();
        }
        copy.destroyForcibly().waitFor();
    }

    private static int count(String uri) {
        try (OpenedStore store = open(uri)) {
            return store.users()
                    .forTenant(new Tenant("default"))
                    .search(Databases.COUNT)
                    .totalResults();
        }
    }

    private static OpenedStore open(String uri) {
        return new StoreFinder().open(uri, Clock.systemUTC());
    }

    private String sqlite(String name) {
        return "sqlite:" + folder.resolve(name);
    }

    private static UserDocument named(String name) {
        return UserDocument.ofJson("{\"userName\":\"%s\"}".formatted(name).getBytes(StandardCharsets.UTF_8));
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine(Map.of());
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
