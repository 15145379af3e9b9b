package io.scimserver.testkit.user;

import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.replace;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.StoreException;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests that a version is an ETag (RFC 7644 §3.14): it changes with every change and never comes back. */
public interface VersionContract extends EmptyStore {

    /** Number of changes of one user; more than 16 bits count. */
    int MANY_CHANGES = 66_000;

    /** Longest time for these changes, in nanoseconds. */
    long NANOS_FOR_MANY_CHANGES = 700_000_000L;

    @Test
    default void everyChangeGivesAVersionThatNeverWasThere() {
        UserStore store = emptyStore();
        List<String> versions = versionsOf(store, create(store, Users.ada()), 50);
        assertThat(versions)
                .as("two changes within one second, or one millisecond, still have two versions")
                .doesNotHaveDuplicates();
    }

    @Test
    default void goingBackToAnEarlierDocumentDoesNotBringItsVersionBack() {
        UserStore store = emptyStore();
        StoredUser first = create(store, Users.ada());
        StoredUser second = replace(store, first, Users.bob());
        StoredUser third = replace(store, second, Users.ada());
        assertThat(third.version())
                .as("a version is no hash of the document: a client that read the first one would overwrite blindly")
                .isNotIn(first.version(), second.version());
    }

    @Test
    default void goingToAndFroGivesANewVersionEachTime() {
        UserStore store = emptyStore();
        StoredUser user = create(store, Users.ada());
        List<String> versions = new ArrayList<>(List.of(user.version()));
        for (int i = 0; i < 300; i++) {
            StoredUser next = replace(store, user, i % 2 == 0 ? Users.bob() : Users.ada());
            assertThat(next.created()).as("created stays").isEqualTo(user.created());
            user = next;
            versions.add(user.version());
        }
        assertThat(versions)
                .as("a version is no short counter, and does not depend on one or two documents before")
                .doesNotHaveDuplicates();
    }

    /** Tests as many changes as a counter of 16 bits has numbers, or as many as a store makes in a while. */
    @Test
    default void manyChangesGiveAsManyVersions() {
        UserStore store = emptyStore();
        UserDocument document = Users.named("ada").document();
        StoredUser user = create(store, Users.named("ada"));
        Set<String> versions = new HashSet<>(Set.of(user.version()));
        long end = System.nanoTime() + NANOS_FOR_MANY_CHANGES;
        int changes = 0;
        while (changes < MANY_CHANGES && System.nanoTime() < end) {
            user = store.replace(user.id(), user.version(), document).orElseThrow();
            versions.add(user.version());
            changes++;
        }
        assertThat(versions)
                .as("no version comes back after some thousand changes")
                .hasSize(changes + 1);
    }

    @Test
    default void replacingADocumentByTheSameOneGivesANewVersion() {
        UserStore store = emptyStore();
        StoredUser first = create(store, Users.ada());
        assertThat(replace(store, first, Users.ada()).version())
                .as("the store writes what it is told; whether it is a change is decided by the library")
                .isNotEqualTo(first.version());
    }

    @Test
    default void findDoesNotChangeTheVersion() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        Steps.current(store, ada.id());
        Steps.everybody(store);
        assertThat(Steps.current(store, ada.id()).version())
                .as("reading is no change")
                .isEqualTo(ada.version());
    }

    @Test
    default void anIdThatLivesAgainDoesNotRepeatVersions() {
        UserStore store = emptyStore();
        StoredUser first = store.create("lives-twice", Users.ada().document());
        List<String> versions = versionsOf(store, first, 3);
        Steps.delete(store, Steps.current(store, first.id()));
        try {
            StoredUser again = store.create("lives-twice", Users.ada().document());
            if (again.id().equals(first.id())) {
                assertThat(versions)
                        .as("a stale If-Match must not hit a later user that was created under the same id")
                        .doesNotContain(again.version());
            }
        } catch (StoreException refused) {
            assertThat(refused)
                    .as("a used id may be refused, but the database is fine")
                    .isNotInstanceOf(StoreException.Unavailable.class);
        }
    }

    private static List<String> versionsOf(UserStore store, StoredUser user, int changes) {
        List<String> versions = new ArrayList<>(List.of(user.version()));
        StoredUser current = user;
        for (int i = 0; i < changes; i++) {
            current = replace(store, current, Users.ada().with("title", "title " + i));
            versions.add(current.version());
        }
        return versions;
    }
}
