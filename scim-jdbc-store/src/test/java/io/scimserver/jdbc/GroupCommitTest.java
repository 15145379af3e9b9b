package io.scimserver.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.OpenedStore;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.RaceGate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Test that writes which share a commit are refused and acknowledged each by itself. */
class GroupCommitTest {

    @TempDir
    Path folder;

    @RepeatedTest(5)
    void aRefusedWriteSpoilsNoneThatSharesItsCommit() {
        try (OpenedStore stores =
                new JdbcStoresProvider().open("sqlite:" + folder.resolve("scim.db"), Clock.systemUTC())) {
            UserStore store = stores.users().forTenant(new Tenant("acme"));
            create(store, "taken");
            List<Boolean> created = RaceGate.race(IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<Boolean>) () -> isCreated(store, i % 2 == 0 ? "u" + i : "TAKEN"))
                    .toList());
            assertThat(created)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 40).mapToObj(i -> i % 2 == 0).toList());
            assertThat(IntStream.range(0, 40).filter(i -> i % 2 == 0))
                    .allSatisfy(i -> assertThat(store.find("id of u" + i)).isPresent());
            assertThat(store.find("id of TAKEN")).isEmpty();
        }
    }

    private static boolean isCreated(UserStore store, String userName) {
        try {
            create(store, userName);
            return true;
        } catch (DuplicateUser refused) {
            return false;
        }
    }

    private static void create(UserStore store, String userName) {
        String json = "{\"userName\":\"%s\",\"displayName\":\"Ada\"}".formatted(userName);
        store.create("id of " + userName, UserDocument.ofJson(json.getBytes(StandardCharsets.UTF_8)));
    }
}
