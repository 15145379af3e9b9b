package io.scimserver.testkit.user.write;

import static io.scimserver.testkit.support.Steps.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests that an id belongs to one user for ever. A store may take another id than the suggested one, or refuse an id
 * that was used before with {@code DuplicateUser}, whose attribute is {@code id}.
 */
public interface UsedIdContract extends EmptyStore {

    @Test
    default void theIdOfADeletedUserIsNotGivenAgainThoughItIsSuggested() {
        UserStore store = emptyStore();
        StoredUser gone = create(store, Users.ada());
        Steps.delete(store, gone);
        assertNewId(CreateOutcome.of(() -> store.create(gone.id(), Users.bob().document())), gone);
        assertThat(store.find(gone.id())).as("who was deleted stays away").isEmpty();
        assertThat(store.delete(gone.id(), gone.version()))
                .as("a late delete of the old user hits nobody")
                .isFalse();
    }

    @Test
    default void theIdOfADeletedUserIsNotGivenAgainInABatch() {
        UserStore store = emptyStore();
        StoredUser gone = create(store, Users.ada());
        Steps.delete(store, gone);
        List<CreateOutcome> outcomes = store.createAll(Stream.of(Users.ada(), Users.bob(), Users.carl())
                .map(user -> new NewUser(idFor(user, gone), user.document()))
                .toList());
        assertThat(outcomes).as("createAll: one outcome for each user").hasSize(3);
        outcomes.forEach(outcome -> assertNewId(outcome, gone));
        assertThat(store.find(gone.id())).as("who was deleted stays away").isEmpty();
    }

    @Test
    default void idsThatABatchGivesAreNotThoseOfDeletedUsers() {
        UserStore store = emptyStore();
        List<StoredUser> gone = Steps.createNumbered(store, 5);
        gone.forEach(user -> Steps.delete(store, user));
        store.createAll(Stream.of(Users.ada(), Users.bob(), Users.carl(), Users.dora())
                .map(user -> new NewUser(Steps.newId(), user.document()))
                .toList());
        assertThat(Steps.ids(Steps.everybody(store).users()))
                .as("createAll: an id is never used again")
                .hasSize(4)
                .doesNotContainAnyElementsOf(Steps.ids(gone));
    }

    @Test
    default void theIdOfAUserWhoWasDeletedLongAgoIsNotGivenAgain() {
        UserStore store = emptyStore();
        List<StoredUser> gone = Steps.createNumbered(store, 150);
        gone.forEach(user -> Steps.delete(store, user));
        for (int i : new int[] {0, 74, 149}) {
            StoredUser old = gone.get(i);
            UserDocument bob = Users.named("bob" + i).document();
            assertNewId(CreateOutcome.of(() -> store.create(old.id(), bob)), old);
        }
    }

    @Test
    default void anIdThatIsTakenIsRefusedOrReplaced() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        assertNewId(CreateOutcome.of(() -> store.create(ada.id(), Users.bob().document())), ada);
        Checks.assertUnchanged("the owner of an id keeps it", store, ada);
    }

    private static String idFor(UserFixture user, StoredUser gone) {
        return user.toString().equals("bob") ? gone.id() : Steps.newId();
    }

    private static void assertNewId(CreateOutcome outcome, StoredUser owner) {
        if (outcome instanceof CreateOutcome.Created created) {
            assertThat(created.user().id())
                    .as("an id is never given to another user, not even after a deletion")
                    .isNotEqualTo(owner.id());
        } else {
            assertThat(((CreateOutcome.Refused) outcome).reason())
                    .as("an id that was used is refused as a duplicate of it, and is no trouble of the database")
                    .isInstanceOfSatisfying(
                            DuplicateUser.class,
                            refused -> assertThat(refused.attribute()).isEqualTo("id"));
        }
    }
}
