package io.scimserver.testkit.user.tenant;

import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static io.scimserver.testkit.support.Tenants.acme;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.Paging;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStores;
import io.scimserver.testkit.support.RaceGate;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Tests that servers on one database agree: none keeps to itself what another one must know. */
public interface ServersContract extends EmptyStores {

    @RepeatedTest(RaceGate.ROUNDS)
    default void ofOneNameInTwoCasesAtOnceThroughTwoServersOneWins() {
        UserStores stores = emptyStores();
        UserStores others = onAnotherServer(stores);
        List<Boolean> created = RaceGate.race(IntStream.range(0, 4)
                .mapToObj(i -> creation(acme(i % 2 == 0 ? stores : others), i < 2 ? "ada" : "ADA"))
                .toList());
        assertThat(created)
                .as("a lock of one server keeps no name unique: the database has to")
                .containsOnlyOnce(true);
        assertThat(Steps.everybody(acme(others)).totalResults())
                .as("one user has the name")
                .isEqualTo(1);
    }

    @Test
    default void whatOneServerWritesTheOthersSeeAtOnce() {
        UserStores stores = emptyStores();
        UserStore here = acme(stores);
        UserStore there = acme(onAnotherServer(stores));
        StoredUser created = create(here, Users.ada());
        Checks.assertUnchanged("create", there, created);
        assertNamed(there, "ada");
        StoredUser replaced = Steps.replace(here, created, Users.bob());
        Checks.assertUnchanged("replace, though this server has read the user before", there, replaced);
        assertNamed(there, "bob");
        assertThat(there.replace(created.id(), created.version(), Users.carl().document()))
                .as("a version that another server has replaced is over")
                .isEmpty();
        StoredUser again = Steps.replace(there, replaced, Users.carl());
        Checks.assertUnchanged("replace by the other server", here, again);
        assertThat(again.version())
                .as("servers do not give the same versions")
                .isNotIn(created.version(), replaced.version());
        Steps.delete(there, again);
        assertThat(here.find(created.id())).as("delete").isEmpty();
        assertNamed(here);
    }

    @Test
    default void newUsersOfAllServersAreUsersOfTheirOwn() {
        UserStores stores = emptyStores();
        UserStore here = acme(stores);
        UserStore there = acme(onAnotherServer(stores));
        List<StoredUser> users = IntStream.range(0, 20)
                .mapToObj(i -> create(i % 2 == 0 ? here : there, Users.named("u%02d".formatted(i))))
                .toList();
        assertThat(Steps.ids(users)).as("servers do not give the same ids").doesNotHaveDuplicates();
        assertThat(userNames(Steps.everybody(here)))
                .as("everybody is listed, in one order on all servers")
                .isEqualTo(userNames(Steps.everybody(there)))
                .containsExactlyInAnyOrderElementsOf(userNames(users));
    }

    @Test
    default void aWalkGoesOnOnAnotherServerWhereCursorsAreDeclared() {
        UserStores stores = emptyStores();
        UserStore here = acme(stores);
        UserStore there = acme(onAnotherServer(stores));
        Steps.createNumbered(here, 5);
        if (here.features().contains(StoreFeature.CURSORS)) {
            UserPage first = here.search(Steps.query(new Paging.Cursor(Optional.empty(), 3)));
            UserPage second = there.search(Steps.query(new Paging.Cursor(first.nextPosition(), 3)));
            assertThat(userNames(second))
                    .as("each page may come from another server: the position says it all")
                    .containsExactly("u03", "u04");
            assertThat(second.totalResults()).as("of all matches").isEqualTo(5);
        }
    }

    @Test
    default void aTenantThatOneServerDeletesIsGoneForTheOthers() {
        UserStores stores = emptyStores();
        UserStores others = onAnotherServer(stores);
        StoredUser ada = create(acme(stores), Users.ada());
        Checks.assertUnchanged("before", acme(others), ada);
        stores.deleteTenant(new Tenant("acme"));
        assertThat(acme(others).find(ada.id())).as("nobody is there").isEmpty();
        assertNamed(acme(others));
        create(acme(others), Users.ada());
    }

    private void assertNamed(UserStore store, String... names) {
        assertThat(userNames(Steps.everybody(store))).as("listed").containsExactly(names);
        assertThat(userNames(Steps.search(this, store, where("userName").pr())))
                .as("found")
                .containsExactly(names);
    }

    private static Callable<Boolean> creation(UserStore store, String name) {
        return () -> {
            try {
                create(store, Users.named(name));
                return true;
            } catch (DuplicateUser taken) {
                return false;
            }
        };
    }
}
