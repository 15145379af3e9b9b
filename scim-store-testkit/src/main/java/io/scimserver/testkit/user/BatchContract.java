package io.scimserver.testkit.user;

import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.current;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that users who are added together get the same outcomes as users who are added alone. */
public interface BatchContract extends EmptyStore {

    @Test
    default void aBatchAddsEverybodyInItsOrder() {
        UserStore store = emptyStore();
        List<String> names = IntStream.range(0, Steps.LARGEST_BATCH)
                .mapToObj(i -> "b%02d".formatted(i))
                .toList();
        List<StoredUser> created = createdIn(createAll(store, names.stream().map(Users::named)));
        assertThat(userNames(created))
                .as("createAll: the outcomes are in the order of the batch")
                .isEqualTo(names);
        assertThat(userNames(Steps.everybody(store)))
                .as("createAll: everybody is listed as soon as it has returned, once")
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    default void aBatchReturnsWhatFindGivesLater() {
        UserStore store = emptyStore();
        List<StoredUser> created = createdIn(createAll(store, Stream.of(Users.ada(), Users.bob())));
        assertThat(created).as("createAll: both users are added").hasSize(2);
        for (StoredUser user : created) {
            Checks.assertSame("createAll returns the facts as they are stored", current(store, user.id()), user);
        }
        Checks.assertSame(
                "createAll: nothing of a document is changed",
                created.get(0).attributes(),
                Users.ada().document());
    }

    @Test
    default void aTakenNameInABatchSpoilsNoOther() {
        UserStore store = emptyStore();
        StoredUser owner = create(store, Users.named("taken"));
        List<CreateOutcome> outcomes =
                createAll(store, Stream.of("before", "TAKEN", "after").map(Users::named));
        assertThat(shown(outcomes))
                .as("createAll: each user by itself, the one whose name is taken is refused")
                .containsExactly("before", "userName is taken", "after");
        Checks.assertUnchanged("createAll leaves the owner of the name alone", store, owner);
        assertThat(userNames(Steps.everybody(store))).containsExactlyInAnyOrder("taken", "before", "after");
    }

    @Test
    default void ofOneNameTwiceInABatchTheFirstWins() {
        UserStore store = emptyStore();
        List<CreateOutcome> outcomes =
                createAll(store, Stream.of("twice", "other", "Twice").map(Users::named));
        assertThat(shown(outcomes))
                .as("createAll: names are unique within a batch too, and the first comes first")
                .containsExactly("twice", "other", "userName is taken");
        assertThat(userNames(Steps.everybody(store))).containsExactlyInAnyOrder("twice", "other");
    }

    @Test
    default void whoCameInABatchIsLikeEverybodyElse() {
        UserStore store = emptyStore();
        createAll(store, Stream.of(Users.ada(), Users.bob()));
        assertThat(userNames(Steps.search(this, store, where("emails", "value").eq("BOB@work.example"))))
                .as("createAll: filters find who came in a batch")
                .containsExactly("bob");
        assertThatThrownBy(() -> Steps.create(store, Users.named("ADA")))
                .as("createAll: the names of a batch are taken")
                .isInstanceOf(DuplicateUser.class);
    }

    @Test
    default void anIdThatIsTakenOverwritesNobodyInABatch() {
        UserStore store = emptyStore();
        StoredUser owner = create(store, Users.ada());
        List<CreateOutcome> outcomes = store.createAll(List.of(
                new NewUser(owner.id(), Users.bob().document()),
                new NewUser("twice", Users.named("first").document()),
                new NewUser("twice", Users.named("second").document())));
        Checks.assertUnchanged("createAll leaves the owner of an id alone", store, owner);
        List<StoredUser> created = createdIn(outcomes);
        assertThat(Steps.ids(created))
                .as("createAll: an id is never given to two users")
                .doesNotContain(owner.id())
                .doesNotHaveDuplicates();
        created.forEach(user -> Checks.assertUnchanged("createAll: who was added is there", store, user));
    }

    @Test
    default void anEmptyBatchAddsNobody() {
        UserStore store = emptyStore();
        assertThat(store.createAll(List.of()))
                .as("createAll: no users, no outcomes")
                .isEmpty();
        assertThat(Steps.everybody(store).totalResults()).isZero();
    }

    private static List<CreateOutcome> createAll(UserStore store, Stream<UserFixture> users) {
        List<NewUser> batch =
                users.map(user -> new NewUser(Steps.newId(), user.document())).toList();
        List<CreateOutcome> outcomes = store.createAll(batch);
        assertThat(outcomes).as("createAll: one outcome for each user").hasSameSizeAs(batch);
        return outcomes;
    }

    private static List<StoredUser> createdIn(List<CreateOutcome> outcomes) {
        return outcomes.stream()
                .filter(CreateOutcome.Created.class::isInstance)
                .map(outcome -> ((CreateOutcome.Created) outcome).user())
                .toList();
    }

    private static List<String> shown(List<CreateOutcome> outcomes) {
        return outcomes.stream().map(BatchContract::shown).toList();
    }

    private static String shown(CreateOutcome outcome) {
        if (outcome instanceof CreateOutcome.Created created) {
            return Steps.userName(created.user());
        }
        CreateOutcome.Refused refused = (CreateOutcome.Refused) outcome;
        return refused.reason() instanceof DuplicateUser duplicate
                ? duplicate.attribute() + " is taken"
                : refused.reason().toString();
    }
}
