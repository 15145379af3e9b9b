package io.scimserver.testkit.user.search;

import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Tests of filters over the values that the store itself keeps of a user: id, created, lastModified. */
public interface MetaFilterContract extends EmptyStore {

    @Test
    default void idIsFoundExactly() {
        UserStore store = emptyStore();
        StoredUser ada = store.create("Kit-Id-A", Users.ada().document());
        StoredUser bob = store.create("kit-id-a", Users.bob().document());
        assertThat(userNames(Steps.search(this, store, where("id").eq(ada.id()))))
                .as("id is an attribute that filters know, and case counts in it")
                .containsExactly("ada");
        assertThat(userNames(Steps.search(this, store, where("id").ne(ada.id()))))
                .as("id ne finds the others")
                .containsExactly("bob");
        assertThat(userNames(Steps.search(
                        this,
                        store,
                        Filter.or(where("id").eq(ada.id()), where("id").eq(bob.id())))))
                .as("several ids in one filter")
                .containsExactly("ada", "bob");
        assertThat(userNames(Steps.search(this, store, where("id").pr())))
                .as("every user has an id")
                .containsExactly("ada", "bob");
        assertThat(userNames(Steps.search(this, store, where("id").eq("no such id"))))
                .as("an id that nobody has")
                .isEmpty();
    }

    @Test
    default void resourceTypeIsUser() {
        UserStore store = emptyStore();
        create(store, Users.ada());
        assertThat(userNames(
                        Steps.search(this, store, where("meta", "resourceType").eq("User"))))
                .as("all that a user store holds are users")
                .containsExactly("ada");
        assertThat(userNames(
                        Steps.search(this, store, where("meta", "resourceType").eq("Group"))))
                .as("a user store holds no groups")
                .isEmpty();
    }

    @Test
    default void createdComparesAsAnInstant() {
        UserStore store = emptyStore();
        List<StoredUser> users = Steps.createNumbered(store, 30);
        Instant middle = users.get(15).created();
        assertFinds(
                store,
                users,
                where("meta", "created").ge(middle),
                user -> !user.created().isBefore(middle));
        assertFinds(
                store,
                users,
                where("meta", "created").gt(middle),
                user -> user.created().isAfter(middle));
        assertFinds(
                store,
                users,
                where("meta", "created").lt(middle),
                user -> user.created().isBefore(middle));
        assertFinds(
                store,
                users,
                where("meta", "created").eq(middle),
                user -> user.created().equals(middle));
        assertFinds(store, users, where("meta", "created").pr(), user -> true);
    }

    @Test
    default void lastModifiedComparesAsAnInstantInAnyZone() {
        UserStore store = emptyStore();
        List<StoredUser> users = new ArrayList<>(Steps.createNumbered(store, 30));
        Instant lastCreation = users.get(29).created();
        for (int i : new int[] {3, 10, 20}) {
            users.set(i, changedAfter(lastCreation, store, users.get(i)));
        }
        Instant when = users.get(10).lastModified();
        String elsewhere = when.atOffset(ZoneOffset.ofHours(-9)).toString();
        assertFinds(
                store,
                users,
                where("meta", "lastModified").ge(elsewhere),
                user -> !user.lastModified().isBefore(when));
        assertFinds(
                store,
                users,
                where("meta", "lastModified").lt(elsewhere),
                user -> user.lastModified().isBefore(when));
    }

    /** Changes the user until its lastModified differs from every created, so that the two cannot be mixed up. */
    private static StoredUser changedAfter(Instant creation, UserStore store, StoredUser user) {
        StoredUser current = user;
        for (int i = 0; i < 5000 && !current.lastModified().isAfter(creation); i++) {
            current = Steps.replace(
                    store, current, Users.named(Steps.userName(user)).with("title", "title " + i));
        }
        return current;
    }

    private void assertFinds(UserStore store, List<StoredUser> users, Filter filter, Predicate<StoredUser> expected) {
        assertThat(userNames(Steps.search(this, store, filter)))
                .as("importers ask for what changed since then: %s", filter)
                .isEqualTo(userNames(users.stream().filter(expected).toList()));
    }
}
