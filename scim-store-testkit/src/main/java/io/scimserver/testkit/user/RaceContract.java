package io.scimserver.testkit.user;

import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.RaceGate;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/** Tests that a store keeps its promises to many concurrent callers. */
public interface RaceContract extends EmptyStore {

    @RepeatedTest(RaceGate.ROUNDS)
    default void ofManyCreatesOfOneNameOneWins() {
        UserStore store = emptyStore();
        List<Boolean> won = RaceGate.race(IntStream.range(0, 12)
                .mapToObj(i ->
                        creating(store, Users.named(i % 2 == 0 ? "ada" : "ADA").with("title", "t" + i)))
                .toList());
        assertThat(won)
                .as("two servers that get the same new user at once must not both create it")
                .containsOnlyOnce(true);
        assertThat(Steps.search(this, store, where("userName").eq("ada")).totalResults())
                .as("one create won, so one user is there")
                .isEqualTo(1);
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void ofManyReplacesAtOneVersionOneWins() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        List<Optional<StoredUser>> replaced = RaceGate.race(IntStream.range(0, 12)
                .mapToObj(i -> replacing(store, ada, Users.ada().with("title", "t" + i)))
                .toList());
        List<StoredUser> winners = replaced.stream().flatMap(Optional::stream).toList();
        assertThat(winners)
                .as("of several replaces at one version one wins, or an update is lost")
                .hasSize(1);
        Checks.assertUnchanged("the store has what the winner wrote", store, winners.get(0));
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void ofManyDeletesAtOneVersionOneWins() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        List<Boolean> deleted = RaceGate.race(IntStream.range(0, 12)
                .mapToObj(i -> (Callable<Boolean>) () -> store.delete(ada.id(), ada.version()))
                .toList());
        assertThat(deleted).as("a user is deleted once").containsOnlyOnce(true);
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void replaceAndDeleteAtOneVersionDoNotBothWin() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        List<Boolean> won = RaceGate.race(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Boolean>) () -> i % 2 == 0
                        ? store.delete(ada.id(), ada.version())
                        : store.replace(ada.id(), ada.version(), Users.bob().document())
                                .isPresent())
                .toList());
        assertThat(won)
                .as("a delete must not remove a change that its client has not seen, nor a replace revive the user")
                .containsOnlyOnce(true);
        boolean deleted = won.indexOf(true) % 2 == 0;
        assertThat(store.find(ada.id()).isPresent())
                .as("the user is there if and only if a replace won")
                .isEqualTo(!deleted);
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void ofManyRenamesToOneNameOneWins() {
        UserStore store = emptyStore();
        List<StoredUser> users = Steps.createNumbered(store, 8);
        List<Boolean> won = RaceGate.race(Stream.concat(
                        users.stream().map(user -> renaming(store, user, "prize")),
                        Stream.of(creating(store, Users.named("PRIZE"))))
                .toList());
        assertThat(won)
                .as("renames and creates check uniqueness in the same atomic step")
                .containsOnlyOnce(true);
        assertThat(Steps.search(this, store, where("userName").eq("prize")).totalResults())
                .as("one user has the name")
                .isEqualTo(1);
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void createsOfDifferentNamesAllWin() {
        UserStore store = emptyStore();
        List<StoredUser> created = RaceGate.race(IntStream.range(0, 12)
                .mapToObj(i -> (Callable<StoredUser>) () -> create(store, Users.named("u" + i)))
                .toList());
        assertThat(Steps.ids(created)).as("each user has an id of its own").doesNotHaveDuplicates();
        assertThat(userNames(Steps.everybody(store)))
                .as("every user that create returned is listed, once")
                .containsExactlyInAnyOrderElementsOf(userNames(created));
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void ofOneNameInManyBatchesOneWins() {
        UserStore store = emptyStore();
        List<Boolean> won = RaceGate.race(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Boolean>) () -> store.createAll(List.of(new NewUser(
                                        Steps.newId(), Users.named("ada").document())))
                                .get(0)
                        instanceof CreateOutcome.Created)
                .toList());
        assertThat(won)
                .as("a batch checks uniqueness in the same atomic step as it writes")
                .containsOnlyOnce(true);
        assertThat(userNames(Steps.everybody(store)))
                .as("one user has the name")
                .containsExactly("ada");
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void usersWhoWantEachOthersNamesAreBothRefused() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.named("ada"));
        StoredUser bob = create(store, Users.named("bob"));
        List<Boolean> won = RaceGate.race(IntStream.range(0, 4)
                .mapToObj(i -> i % 2 == 0 ? renaming(store, ada, "bob") : renaming(store, bob, "ada"))
                .toList());
        assertThat(won)
                .as("both names are taken all the time; neither rename waits for the other for ever")
                .containsOnly(false);
        Checks.assertUnchanged("a refused rename changes nothing", store, ada);
        Checks.assertUnchanged("a refused rename changes nothing", store, bob);
    }

    private static Callable<Boolean> creating(UserStore store, UserFixture user) {
        return () -> {
            try {
                create(store, user);
                return true;
            } catch (DuplicateUser taken) {
                return false;
            }
        };
    }

    private static Callable<Boolean> renaming(UserStore store, StoredUser user, String name) {
        return () -> {
            try {
                return replacing(store, user, Users.named(name)).call().isPresent();
            } catch (DuplicateUser taken) {
                return false;
            }
        };
    }

    private static Callable<Optional<StoredUser>> replacing(UserStore store, StoredUser old, UserFixture user) {
        return () -> store.replace(old.id(), old.version(), user.document());
    }
}
