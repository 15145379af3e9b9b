package io.scimserver.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.Paging;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.Filters;
import io.scimserver.store.search.TestUsers;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Tests of concurrent writes: all attempts are ready before the first one starts. */
class InMemoryRacesTest {

    private static final int ATTEMPTS = 50;

    private final UserStore store = new InMemoryUserStores(Clock.systemUTC()).forTenant(new Tenant("a"));

    @RepeatedTest(20)
    void ofFiftyCreatesOfOneUserNameOneWins() throws Exception {
        List<Boolean> won = atOnce(i -> () -> {
            String userName = i % 2 == 0 ? "ada" : "ADA";
            return wins(() -> store.create("id" + i, TestUsers.named(userName)));
        });
        assertThat(won).containsOnlyOnce(true);
        assertThat(all().totalResults()).isEqualTo(1);
    }

    @RepeatedTest(20)
    void ofFiftyReplacesAtOneVersionOneWins() throws Exception {
        StoredUser user = store.create("1", TestUsers.named("ada"));
        List<Optional<StoredUser>> results =
                atOnce(i -> () -> store.replace("1", user.version(), TestUsers.named("ada" + i)));
        List<StoredUser> winners = results.stream().flatMap(Optional::stream).toList();
        assertThat(winners).hasSize(1);
        assertThat(store.find("1")).contains(winners.get(0));
        assertThat(all().users()).isEqualTo(winners);
    }

    @RepeatedTest(20)
    void ofFiftyRenamesToOneUserNameOneWins() throws Exception {
        List<StoredUser> users = IntStream.range(0, ATTEMPTS)
                .mapToObj(i -> store.create("id" + i, TestUsers.named("user" + i)))
                .toList();
        List<Boolean> won = atOnce(i ->
                () -> wins(() -> store.replace("id" + i, users.get(i).version(), TestUsers.named("ada"))));
        assertThat(won).containsOnlyOnce(true);
        assertThat(all().users().stream().map(TestUsers::userName).filter("ada"::equals))
                .hasSize(1);
    }

    @RepeatedTest(20)
    void ofADeleteAndReplacesAtOneVersionOneWins() throws Exception {
        StoredUser user = store.create("1", TestUsers.named("ada"));
        List<Boolean> won = atOnce(i -> () -> i % 2 == 0
                ? store.delete("1", user.version())
                : store.replace("1", user.version(), TestUsers.named("bob")).isPresent());
        assertThat(won).containsOnlyOnce(true);
        assertThat(all().totalResults()).isEqualTo(store.find("1").isPresent() ? 1 : 0);
    }

    @RepeatedTest(20)
    void noWriteIsLostWhenDifferentUsersAreWritten() throws Exception {
        List<StoredUser> created = atOnce(i -> () -> store.create("id" + i, TestUsers.named("user" + i)));
        assertThat(all().users()).containsExactlyInAnyOrderElementsOf(created);
        assertThat(created.stream().map(StoredUser::version)).doesNotHaveDuplicates();
        List<Boolean> deleted =
                atOnce(i -> () -> store.delete("id" + i, created.get(i).version()));
        assertThat(deleted).containsOnly(true);
        assertThat(all().totalResults()).isZero();
    }

    private UserPage all() {
        Paging paging = new Paging.Offset(1, 1_000);
        return store.search(new UserQuery(Optional.empty(), Optional.empty(), paging, Filters.TYPES));
    }

    private static boolean wins(Callable<?> write) throws Exception {
        try {
            write.call();
            return true;
        } catch (DuplicateUser e) {
            return false;
        }
    }

    private static <T> List<T> atOnce(IntFunction<Callable<T>> attempts) throws Exception {
        CyclicBarrier gate = new CyclicBarrier(ATTEMPTS);
        ExecutorService threads = Executors.newFixedThreadPool(ATTEMPTS);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < ATTEMPTS; i++) {
                Callable<T> attempt = attempts.apply(i);
                running.add(threads.submit(() -> {
                    gate.await();
                    return attempt.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
