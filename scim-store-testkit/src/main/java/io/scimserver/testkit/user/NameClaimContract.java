package io.scimserver.testkit.user;

import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import org.junit.jupiter.api.Test;

/**
 * Tests that a name belongs to the user who was written with it: a write that was refused, or came too late, takes no
 * name and frees none.
 */
public interface NameClaimContract extends EmptyStore {

    @Test
    default void aReplaceThatComesTooLateClaimsNoName() {
        UserStore store = emptyStore();
        StoredUser first = create(store, Users.ada());
        Steps.replace(store, first, Users.ada().with("title", "Lady"));
        assertThat(store.replace(
                        first.id(), first.version(), Users.named("late").document()))
                .isEmpty();
        assertThat(store.replace(Steps.newId(), "1", Users.named("nobody").document()))
                .isEmpty();
        create(store, Users.named("late"));
        create(store, Users.named("nobody"));
        assertThat(userNames(Steps.everybody(store)))
                .as("a replace that changed nothing has not taken its name either")
                .containsExactlyInAnyOrder("ada", "late", "nobody");
    }

    @Test
    default void aReplaceThatComesTooLateFreesNoName() {
        UserStore store = emptyStore();
        StoredUser first = create(store, Users.ada());
        Steps.replace(store, first, Users.ada().with("title", "Lady"));
        assertThat(store.replace(
                        first.id(), first.version(), Users.named("late").document()))
                .isEmpty();
        assertTaken(store, "ada", "a replace that changed nothing leaves the user its name");
    }

    @Test
    default void aDeleteThatComesTooLateFreesNoName() {
        UserStore store = emptyStore();
        StoredUser first = create(store, Users.ada());
        Steps.replace(store, first, Users.ada().with("title", "Lady"));
        assertThat(store.delete(first.id(), first.version())).isFalse();
        assertTaken(store, "ada", "a delete that deleted nothing leaves the user its name");
    }

    @Test
    default void deletingTwiceDoesNotFreeTheNameOfTheNextOwner() {
        UserStore store = emptyStore();
        StoredUser first = create(store, Users.ada());
        Steps.delete(store, first);
        create(store, Users.ada());
        assertThat(store.delete(first.id(), first.version())).isFalse();
        assertTaken(store, "ada", "a name belongs to the user that has it now");
    }

    @Test
    default void aRefusedRenameKeepsTheOldName() {
        UserStore store = emptyStore();
        create(store, Users.ada());
        StoredUser bob = create(store, Users.bob());
        assertThatThrownBy(() -> store.replace(
                        bob.id(), bob.version(), Users.bob().renamed("ada").document()))
                .isInstanceOf(DuplicateUser.class);
        assertTaken(store, "bob", "a user whose rename was refused still has its name");
        assertTaken(store, "ada", "a name that was asked for in vain is still its owner's");
    }

    @Test
    default void aChangeOfOtherAttributesKeepsTheName() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        Steps.replace(store, Steps.replace(store, ada, Users.named("ada")), Users.named("ADA"));
        assertTaken(store, "ada", "a user that was changed still has its name, in whatever case");
    }

    private static void assertTaken(UserStore store, String name, String rule) {
        assertThatThrownBy(() -> create(store, Users.named(name))).as(rule).isInstanceOf(DuplicateUser.class);
    }
}
