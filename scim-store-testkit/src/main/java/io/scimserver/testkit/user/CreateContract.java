package io.scimserver.testkit.user;

import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.current;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.StoreException;
import io.scimserver.store.StoredUser;
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
 * Tests that a user is stored whole, under an id of its own, and that {@code create} returns what every later call
 * returns.
 */
public interface CreateContract extends EmptyStore {

    @Test
    default void createReturnsWhatFindGivesLater() {
        UserStore store = emptyStore();
        StoredUser created = create(store, Users.ada());
        Checks.assertSame(
                "create returns the facts as they are stored, down to the last digit of the times:"
                        + " clients keep the version and compare lastModified",
                current(store, created.id()),
                created);
    }

    @Test
    default void createReturnsTheDocumentItWasGiven() {
        StoredUser created = create(emptyStore(), Users.ada());
        Checks.assertSame(
                "create: nothing of a document is added, dropped or changed",
                created.attributes(),
                Users.ada().document());
    }

    @Test
    default void createGivesIdVersionAndEqualTimes() {
        StoredUser created = create(emptyStore(), Users.ada());
        assertThat(created.id()).as("create: every user has an id").isNotEmpty();
        assertThat(created.version())
                .as("create: every user has a version, it becomes the ETag")
                .isNotEmpty();
        assertThat(created.lastModified())
                .as("create: a user that was never changed was last modified when it was created")
                .isEqualTo(created.created());
    }

    @Test
    default void differentUsersHaveDifferentIds() {
        List<StoredUser> users = Steps.createNumbered(emptyStore(), 50);
        assertThat(Steps.ids(users)).as("ids are unique within a tenant").doesNotHaveDuplicates();
    }

    @Test
    default void aUserIsFoundUnderTheIdThatCreateReturned() {
        UserStore store = emptyStore();
        List<StoredUser> users = Stream.of("one", "two")
                .map(id -> store.create(id, Users.named(id).document()))
                .toList();
        assertThat(users)
                .as("a store may ignore the suggested id, but must return the id it used instead")
                .allSatisfy(user -> assertThat(userNames(List.of(current(store, user.id()))))
                        .isEqualTo(userNames(List.of(user))));
    }

    @Test
    default void aSuggestedIdThatIsTakenDoesNotOverwriteItsOwner() {
        UserStore store = emptyStore();
        StoredUser owner = store.create("same", Users.ada().document());
        tryToCreate(store, owner.id(), Users.bob());
        Checks.assertUnchanged("a second create with the id of a user leaves that user alone", store, owner);
    }

    @Test
    default void aCreatedUserIsListedAtOnce() {
        UserStore store = emptyStore();
        create(store, Users.named("plain"));
        assertThat(userNames(Steps.everybody(store)))
                .as("create: a user is listed as soon as create has returned, once")
                .containsExactly("plain");
    }

    private static void tryToCreate(UserStore store, String id, UserFixture user) {
        try {
            StoredUser created = store.create(id, user.document());
            assertThat(created.id()).as("an id is never given to two users").isNotEqualTo(id);
        } catch (StoreException refused) {
            assertThat(refused)
                    .as("a taken id is no trouble of the database")
                    .isNotInstanceOf(StoreException.Unavailable.class);
        }
    }
}
