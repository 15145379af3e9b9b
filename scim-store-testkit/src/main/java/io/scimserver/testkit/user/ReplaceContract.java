package io.scimserver.testkit.user;

import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.current;
import static io.scimserver.testkit.support.Steps.replace;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests that a replace names the version it replaces; if the user is not at that version any more, nothing happens. */
public interface ReplaceContract extends EmptyStore {

    @Test
    default void replaceReturnsWhatFindGivesLater() {
        UserStore store = emptyStore();
        StoredUser replaced = replace(store, create(store, Users.ada()), Users.bob());
        Checks.assertSame(
                "replace returns the facts as they are stored: clients keep them",
                current(store, replaced.id()),
                replaced);
    }

    @Test
    default void replaceKeepsIdAndCreated() {
        UserStore store = emptyStore();
        StoredUser created = create(store, Users.ada());
        StoredUser replaced = replace(store, created, Users.bob());
        assertThat(replaced.id()).as("a replaced user keeps its id").isEqualTo(created.id());
        assertThat(replaced.created())
                .as("a replaced user was created when it was created")
                .isEqualTo(created.created());
    }

    @Test
    default void replaceLeavesNothingOfTheOldDocument() {
        UserStore store = emptyStore();
        StoredUser replaced = replace(store, create(store, Users.ada()), Users.named("ada"));
        Checks.assertSame(
                "replace replaces, it does not merge: a member that the new document lacks is gone",
                current(store, replaced.id()).attributes(),
                Users.named("ada").document());
    }

    @Test
    default void searchSeesTheNewDocumentAndNotTheOldOne() {
        UserStore store = emptyStore();
        replace(store, create(store, Users.ada()), Users.named("augusta").with("displayName", "King"));
        assertThat(userNames(Steps.search(this, store, where("displayName").eq("King"))))
                .as("search finds the values that replace wrote")
                .containsExactly("augusta");
        assertThat(userNames(Steps.search(this, store, where("emails", "value").eq("ada@work.example"))))
                .as("search does not find values that replace removed: an index must follow the document")
                .isEmpty();
    }

    @Test
    default void aStaleVersionReplacesNothing() {
        UserStore store = emptyStore();
        StoredUser first = create(store, Users.ada());
        StoredUser second = replace(store, first, Users.ada().with("title", "Lady"));
        Optional<StoredUser> late = store.replace(
                first.id(),
                first.version(),
                Users.ada().with("title", "lost update").document());
        assertThat(late)
                .as("replace at a version that is over gives empty: another administrator's change came first")
                .isEmpty();
        Checks.assertUnchanged("a replace that came too late changes nothing", store, second);
    }

    @Test
    default void aVersionOfAnotherUserReplacesNothing() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        StoredUser bob = replace(store, create(store, Users.bob()), Users.bob().with("title", "Dr"));
        if (!ada.version().equals(bob.version())) {
            assertThat(store.replace(ada.id(), bob.version(), Users.carl().document()))
                    .as("a version counts for its own user only")
                    .isEmpty();
            Checks.assertUnchanged("a replace at the version of another user changes nothing", store, ada);
        }
    }

    @Test
    default void replaceCreatesNobody() {
        UserStore store = emptyStore();
        assertThat(store.replace(Steps.newId(), "1", Users.ada().document()))
                .as("replace of an id that does not exist gives empty")
                .isEmpty();
        assertThat(Steps.everybody(store).totalResults())
                .as("replace of an id that does not exist creates nobody: no upsert")
                .isZero();
    }

    @Test
    default void aDeletedUserIsNotReplaced() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        Steps.delete(store, ada);
        assertThat(store.replace(ada.id(), ada.version(), Users.ada().document()))
                .as("replace does not bring back a deleted user")
                .isEmpty();
        assertThat(store.find(ada.id())).as("a deleted user stays away").isEmpty();
    }

    @Test
    default void replaceTouchesNobodyElse() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        StoredUser bob = create(store, Users.bob());
        replace(store, ada, Users.carl());
        Checks.assertUnchanged("replace changes one user", store, bob);
    }

    @Test
    default void anEarlierAnswerDoesNotChangeWithTheUser() {
        UserStore store = emptyStore();
        StoredUser before = create(store, Users.ada());
        replace(store, before, Users.bob());
        Checks.assertSame(
                "what a store has returned is a fact of that moment: the library compares it with the new document",
                before.attributes(),
                Users.ada().document());
    }
}
