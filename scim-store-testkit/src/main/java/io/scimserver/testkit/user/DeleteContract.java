package io.scimserver.testkit.user;

import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.delete;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import org.junit.jupiter.api.Test;

/**
 * Tests that a delete names the version it removes; afterwards the user is gone from everywhere, and its name is free.
 */
public interface DeleteContract extends EmptyStore {

    @Test
    default void aDeletedUserIsGone() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        delete(store, ada);
        assertThat(store.find(ada.id())).as("find does not give a deleted user").isEmpty();
    }

    @Test
    default void aDeletedUserIsGoneFromSearch() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        create(store, Users.bob());
        delete(store, ada);
        UserPage everybody = Steps.everybody(store);
        assertThat(userNames(everybody))
                .as("search does not list a deleted user")
                .containsExactly("bob");
        assertThat(everybody.totalResults())
                .as("totalResults does not count a deleted user")
                .isEqualTo(1);
        assertThat(userNames(Steps.search(this, store, where("userName").eq("ada"))))
                .as("a filter does not find a deleted user")
                .isEmpty();
    }

    @Test
    default void aStaleVersionDeletesNothing() {
        UserStore store = emptyStore();
        StoredUser first = create(store, Users.ada());
        StoredUser second = Steps.replace(store, first, Users.ada().with("title", "Lady"));
        assertThat(store.delete(first.id(), first.version()))
                .as("delete at a version that is over gives false: the client has not seen what it would delete")
                .isFalse();
        Checks.assertUnchanged("a delete that came too late deletes nothing", store, second);
    }

    @Test
    default void deletingTwiceGivesFalseTheSecondTime() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        delete(store, ada);
        assertThat(store.delete(ada.id(), ada.version()))
                .as("there is nothing left to delete")
                .isFalse();
    }

    @Test
    default void deletingAnUnknownIdGivesFalse() {
        assertThat(emptyStore().delete(Steps.newId(), "1"))
                .as("delete of an id that does not exist gives false")
                .isFalse();
    }

    @Test
    default void theNameOfADeletedUserIsFree() {
        UserStore store = emptyStore();
        StoredUser first = create(store, Users.ada());
        delete(store, first);
        StoredUser second = create(store, Users.ada());
        assertThat(userNames(Steps.everybody(store)))
                .as("a userName can be used again once its user is deleted")
                .containsExactly("ada");
        assertThat(second.id()).as("an id is never used again").isNotEqualTo(first.id());
    }

    @Test
    default void idsAreNotUsedAgain() {
        UserStore store = emptyStore();
        Steps.createNumbered(store, 3);
        StoredUser last = create(store, Users.ada());
        delete(store, last);
        StoredUser next = create(store, Users.bob());
        assertThat(next.id())
                .as("an id is never given to another user: clients and audit logs still hold the old one")
                .isNotEqualTo(last.id());
    }

    @Test
    default void deleteTouchesNobodyElse() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        StoredUser bob = create(store, Users.bob());
        delete(store, ada);
        Checks.assertUnchanged("delete removes one user", store, bob);
    }
}
