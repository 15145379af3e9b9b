package io.scimserver.testkit.user;

import static io.scimserver.testkit.support.Steps.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tests that a user is found by exactly its id, and that any other string finds nobody. */
public interface FindContract extends EmptyStore {

    @Test
    default void findGivesTheUserWithThatId() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        create(store, Users.bob());
        Checks.assertUnchanged("find gives the user with that id, not another", store, ada);
    }

    @Test
    default void findGivesNothingForAnIdThatWasNeverGiven() {
        UserStore store = emptyStore();
        create(store, Users.ada());
        assertThat(store.find(Steps.newId()))
                .as("find: an unknown id finds nobody")
                .isEmpty();
    }

    @Test
    default void idsAreCaseSensitive() {
        UserStore store = emptyStore();
        StoredUser user = store.create("AbCdEf-x", Users.ada().document());
        String otherCase = swapCase(user.id());
        if (!otherCase.equals(user.id())) {
            assertThat(store.find(otherCase))
                    .as("ids compare exactly (RFC 7643 §3.1): %s is not %s", otherCase, user.id())
                    .isEmpty();
        }
    }

    @Test
    default void findDoesNotTakeAUserNameForAnId() {
        UserStore store = emptyStore();
        create(store, Users.ada());
        assertThat(store.find("ada"))
                .as("find asks for an id, not for a userName")
                .isEmpty();
        assertThat(store.find("Ada-1"))
                .as("find asks for an id, not for an externalId")
                .isEmpty();
    }

    private static String swapCase(String id) {
        String upper = id.toUpperCase(Locale.ROOT);
        return upper.equals(id) ? id.toLowerCase(Locale.ROOT) : upper;
    }
}
