package io.scimserver.jdbc;

import static com.unboundid.scim2.common.filters.Filter.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.OpenedStore;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.SchemaTypes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Test that what was acknowledged outlives a process that is killed while it writes, with everything it is found by. */
class KillTest {

    private static final int KILLS = 30;
    private static final int WRITES_BEFORE_A_KILL = 150;

    @TempDir
    Path folder;

    @RepeatedTest(KILLS)
    void aKilledProcessLosesNothingThatItAcknowledged() throws Exception {
        String uri = "sqlite:" + folder.resolve("scim.db");
        Map<String, String> acknowledged = killedWriter(uri);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(WRITES_BEFORE_A_KILL);
        try (OpenedStore stores = new JdbcStoresProvider().open(uri, Clock.systemUTC())) {
            UserStore store = stores.users().forTenant(EndlessWriter.TENANT);
            acknowledged.forEach((id, name) -> assertThatItIsThere(store, id, name));
            List<StoredUser> all = search(store, Optional.empty());
            assertThat(all).hasSizeGreaterThanOrEqualTo(acknowledged.size());
            for (StoredUser user : all) {
                assertThatItIsFoundAloneByItsName(store, user);
            }
        }
    }

    /** Returns the last name that was acknowledged for each id. */
    private static Map<String, String> killedWriter(String uri) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        EndlessWriter.class.getName(),
                        uri)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, String> acknowledged = new LinkedHashMap<>();
        try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] idAndName = line.split(" ", -1);
                acknowledged.put(idAndName[0], idAndName[1]);
                if (acknowledged.size() == WRITES_BEFORE_A_KILL) {
                    // By its handle, so that what it has printed can still be read.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    private static void assertThatItIsThere(UserStore store, String id, String name) {
        assertThat(store.find(id).map(KillTest::nameOf))
                .as("the user that was acknowledged, or that same user renamed when the process was killed")
                .hasValueSatisfying(found -> assertThat(found).isIn(name, name + EndlessWriter.RENAMED));
    }

    private static void assertThatItIsFoundAloneByItsName(UserStore store, StoredUser user) throws BadRequestException {
        assertThat(search(store, Optional.of(eq("userName", nameOf(user)))))
                .extracting(StoredUser::id)
                .containsExactly(user.id());
    }

    private static List<StoredUser> search(UserStore store, Optional<Filter> filter) {
        return store.search(new UserQuery(
                        filter,
                        Optional.empty(),
                        new Paging.Offset(1, Integer.MAX_VALUE),
                        new SchemaTypes(UserSchema.standard())))
                .users();
    }

    private static String nameOf(StoredUser user) {
        return user.attributes().tree().path("userName").textValue();
    }
}
