package io.scimserver.testkit.user.write;

import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import org.junit.jupiter.api.Test;

/** Tests that a refused rename writes nothing at all, and that the version counts before the name. */
public interface RefusedRenameContract extends EmptyStore {

    @Test
    default void aRefusedRenameWritesNoOtherAttribute() {
        UserStore store = emptyStore();
        create(store, Users.ada());
        StoredUser bob = create(store, Users.bob());
        assertThatThrownBy(() -> store.replace(
                        bob.id(),
                        bob.version(),
                        Users.named("ADA")
                                .with("title", "Dr")
                                .withEmail("new@x.example")
                                .document()))
                .isInstanceOf(DuplicateUser.class);
        Checks.assertUnchanged("a refused rename writes nothing: neither title nor e-mail address", store, bob);
        assertThat(userNames(Steps.search(this, store, where("title").eq("Dr"))))
                .as("search finds no value of a write that was refused")
                .isEmpty();
        assertThat(userNames(Steps.search(this, store, where("emails", "value").eq("bob@work.example"))))
                .as("search still finds the values from before")
                .containsExactly("bob");
        Steps.replace(store, bob, Users.bob().with("title", "Dr"));
    }

    @Test
    default void aStaleVersionWithATakenNameIsAStaleVersion() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        StoredUser first = create(store, Users.bob());
        StoredUser second = Steps.replace(store, first, Users.bob().with("title", "Dr"));
        assertThat(store.replace(first.id(), first.version(), Users.ada().document()))
                .as("the version counts first: the library reads again, and learns of the name from the next attempt")
                .isEmpty();
        assertThat(store.replace(Steps.newId(), first.version(), Users.ada().document()))
                .as("nobody is there who could take the name")
                .isEmpty();
        Checks.assertUnchanged("a replace that came too late changes nothing", store, second);
        Checks.assertUnchanged("nor the owner of the name", store, ada);
    }
}
