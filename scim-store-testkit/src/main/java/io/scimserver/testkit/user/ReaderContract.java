package io.scimserver.testkit.user;

import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.RaceGate.ROUNDS;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.RaceGate;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.RepeatedTest;

/** Tests that readers get complete results while others write. */
public interface ReaderContract extends EmptyStore {

    @RepeatedTest(ROUNDS)
    default void readersSeeWholeUsersOnly() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, twice("0"));
        Callable<Boolean> writer = () -> {
            StoredUser current = ada;
            for (int i = 1; i <= 20; i++) {
                current = Steps.replace(store, current, twice(String.valueOf(i)));
            }
            return true;
        };
        Callable<Boolean> reader = () -> {
            boolean whole = true;
            for (int i = 0; i < 20; i++) {
                whole &= isWhole(store.find(ada.id()).orElseThrow());
                List<StoredUser> everybody = Steps.everybody(store).users();
                whole &= everybody.size() == 1 && isWhole(everybody.get(0));
            }
            return whole;
        };
        assertThat(RaceGate.race(List.of(writer, reader, reader, reader)))
                .as("a reader sees a user as it was before a change or after it, never half, never not at all")
                .containsOnly(true);
    }

    @RepeatedTest(ROUNDS)
    default void searchesGoOnWhileUsersComeAndGo() {
        UserStore store = emptyStore();
        create(store, Users.named("stays"));
        AtomicInteger searchers = new AtomicInteger(2);
        Callable<Boolean> searching = () -> {
            boolean found = true;
            for (int i = 0; i < 10; i++) {
                found &= userNames(Steps.everybody(store)).stream()
                                .filter("stays"::equals)
                                .count()
                        == 1;
                found &= userNames(Steps.search(this, store, where("userName").eq("stays")))
                        .equals(List.of("stays"));
            }
            searchers.decrementAndGet();
            return found;
        };
        BooleanSupplier goesOn = () -> searchers.get() > 0;
        assertThat(RaceGate.race(List.of(
                        comingAndGoing(store, "a", goesOn), comingAndGoing(store, "b", goesOn), searching, searching)))
                .as("a search answers while others write, and finds everybody who is there all the time, once")
                .containsOnly(true);
    }

    /** Creates and deletes users for as long as it is wanted, within a limit. */
    private static Callable<Boolean> comingAndGoing(UserStore store, String name, BooleanSupplier goesOn) {
        return () -> {
            for (int i = 0; i < 10 || (i < 10_000 && goesOn.getAsBoolean()); i++) {
                Steps.delete(store, create(store, Users.named(name + i)));
            }
            return true;
        };
    }

    private static UserFixture twice(String value) {
        return Users.ada().with("title", value).with("nickName", value);
    }

    private static boolean isWhole(StoredUser user) {
        JsonNode tree = user.attributes().tree();
        return tree.path("title").equals(tree.path("nickName"));
    }
}
