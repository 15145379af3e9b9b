package io.scimserver.testkit.user.tenant;

import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static io.scimserver.testkit.support.Tenants.acme;
import static io.scimserver.testkit.support.Tenants.other;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStores;
import io.scimserver.testkit.support.RaceGate;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Tests that a store of a tenant writes for this tenant, and that all stores of a tenant see the same. */
public interface TenantWriteContract extends EmptyStores {

    @Test
    default void aBatchIsAddedToItsTenant() {
        UserStores stores = emptyStores();
        UserStore own = acme(stores);
        StoredUser ada = create(other(stores), Users.ada());
        List<NewUser> batch = Stream.of(Users.ada(), Users.bob())
                .map(user -> new NewUser(Steps.newId(), user.document()))
                .toList();
        assertThat(own.createAll(batch))
                .as("createAll: names of another tenant are not in the way")
                .hasOnlyElementsOfType(CreateOutcome.Created.class);
        assertThat(userNames(Steps.everybody(own)))
                .as("everybody is in the tenant")
                .containsExactly("ada", "bob");
        assertThat(userNames(Steps.everybody(other(stores))))
                .as("nobody is in another")
                .containsExactly("ada");
        Checks.assertUnchanged("createAll leaves another tenant's user alone", other(stores), ada);
        assertThat(other(stores).createAll(batch.subList(1, 2)))
                .as("createAll: ids and names of another tenant are not in the way")
                .hasOnlyElementsOfType(CreateOutcome.Created.class);
    }

    @Test
    default void aStoreFromBeforeTheDeletionOfItsTenantSeesIt() {
        UserStores stores = emptyStores();
        UserStore early = acme(stores);
        StoredUser gone = create(early, Users.ada());
        assertThat(userNames(Steps.everybody(early))).as("before").containsExactly("ada");
        stores.deleteTenant(new Tenant("acme"));
        assertThat(early.find(gone.id())).as("nobody is there any more").isEmpty();
        assertThat(Steps.everybody(early).totalResults())
                .as("nobody is listed any more")
                .isZero();
        assertThat(userNames(Steps.search(this, early, where("userName").eq("ada"))))
                .as("nobody is found any more")
                .isEmpty();
        assertThat(early.replace(gone.id(), gone.version(), Users.bob().document()))
                .as("nobody is changed")
                .isEmpty();
        assertThat(early.delete(gone.id(), gone.version()))
                .as("nobody is deleted twice")
                .isFalse();
    }

    @Test
    default void storesFromBeforeAndAfterTheDeletionOfTheirTenantAreOne() {
        UserStores stores = emptyStores();
        UserStore early = acme(stores);
        create(early, Users.ada());
        stores.deleteTenant(new Tenant("acme"));
        UserStore late = acme(stores);
        StoredUser byEarly = create(early, Users.ada());
        StoredUser byLate = create(late, Users.bob());
        Checks.assertUnchanged("what a store from before has written is there", late, byEarly);
        Checks.assertUnchanged("what a store from after has written is there", early, byLate);
    }

    @Test
    default void idsOfADeletedTenantAreNotGivenAgain() {
        UserStores stores = emptyStores();
        List<String> before = Steps.ids(Steps.createNumbered(acme(stores), 5));
        stores.deleteTenant(new Tenant("acme"));
        assertThat(Steps.ids(Steps.createNumbered(acme(stores), 5)))
                .as("a tenant that starts anew does not count from 1 again: clients still hold the old ids")
                .doesNotContainAnyElementsOf(before);
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void ofOneNameInTwoCasesAtOnceThroughTwoStoresOneWins() {
        UserStores stores = emptyStores();
        List<Boolean> created = RaceGate.race(Stream.of("ada", "ADA", "Ada", "adA")
                .map(name -> creation(acme(stores), name))
                .toList());
        assertThat(created)
                .as("every request has a store of its own: a lock in one of them keeps no name unique")
                .containsOnlyOnce(true);
        assertThat(Steps.everybody(acme(stores)).totalResults())
                .as("one user has the name")
                .isEqualTo(1);
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
