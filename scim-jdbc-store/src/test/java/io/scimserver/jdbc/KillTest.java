package io.scimserver.jdbc;

import static com.unboundid.scim2.common.filters.Filter.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.scimserver.OpenedStore;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.SchemaTypes;
import io.scimserver.tenant.Tenant;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Test that what was acknowledged outlives a process that is killed while it writes, with everything it is found by. */
class KillTest {

    private static final int ENOUGH = 100;

    @TempDir
    Path folder;

    @RepeatedTest(3)
    void aKilledProcessLosesNothingThatItAcknowledged() throws Exception {
        String uri = "sqlite:" + folder.resolve("scim.db");
        List<String> acknowledged = killedWriter(uri);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        try (OpenedStore stores = new JdbcStoresProvider().open(uri, Clock.systemUTC())) {
            UserStore store = stores.users().forTenant(new Tenant("acme"));
            assertThat(acknowledged).allSatisfy(id -> assertThat(store.find(id)).isPresent());
            List<StoredUser> found = named(store, acknowledged.get(acknowledged.size() - 1));
            assertThat(found).as("the terms are there, too").hasSize(1);
        }
    }

    private static List<String> killedWriter(String uri) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        uri)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (lines.size() == ENOUGH) {
                    // By its handle, so that what it has printed can still be read.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return lines.stream().filter(line -> line.length() == 36).toList();
    }

    private static List<StoredUser> named(UserStore store, String name) throws BadRequestException {
        return store.search(new UserQuery(
                        Optional.of(eq("userName", name)),
                        Optional.empty(),
                        new Paging.Offset(1, 10),
                        new SchemaTypes(UserSchema.standard())))
                .users();
    }
}
