package io.scimserver.testkit.user.value;

import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.current;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Json;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import org.junit.jupiter.api.Test;

/** Tests that a store keeps the caller's document as it is and returns the same one from every method. */
public interface DocumentContract extends EmptyStore {

    @Test
    default void unknownMembersAreKept() {
        UserStore store = emptyStore();
        UserFixture user = Users.ada()
                .with("unheardOf", Json.read("{\"x\":[1,{\"y\":null}]}"))
                .with("urn:example:unknown:2.0:User", Json.read("{\"a.b\":\"c\"}"));
        StoredUser created = create(store, user);
        Checks.assertSame(
                "a store keeps what it does not know: schemas grow, and old data must survive",
                current(store, created.id()).attributes(),
                user.document());
    }

    @Test
    default void theDocumentThatWasGivenIsNotTouched() {
        UserStore store = emptyStore();
        UserDocument given = Users.ada().document();
        JsonNode tree = given.tree();
        StoredUser created = store.create(Steps.newId(), given);
        store.replace(created.id(), created.version(), given);
        assertThat(tree)
                .as("a store adds fields of its own to a copy: the caller goes on using its document")
                .isEqualTo(Users.ada().document().tree());
    }

    @Test
    default void searchGivesTheSameDocumentAsFind() {
        UserStore store = emptyStore();
        StoredUser created = create(store, Users.ada());
        StoredUser listed = Steps.everybody(store).users().get(0);
        Checks.assertSame("search and find give the same facts", listed, created);
    }

    @Test
    default void changingACopyDoesNotChangeTheStore() {
        UserStore store = emptyStore();
        StoredUser created = create(store, Users.ada());
        current(store, created.id()).attributes().toResource().getObjectNode().put("title", "changed");
        Checks.assertUnchanged("what a reader does with its copy stays with the reader", store, created);
    }

    @Test
    default void documentsMadeFromBytesAreStoredLikeTrees() {
        UserStore store = emptyStore();
        StoredUser created = store.create(
                Steps.newId(), UserDocument.ofJson(Users.ada().document().json()));
        Checks.assertSame(
                "a document is the same whether it came as bytes or as a tree",
                current(store, created.id()).attributes(),
                Users.ada().document());
    }
}
