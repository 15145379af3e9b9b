package io.scimserver.testkit.user;

import static com.unboundid.scim2.common.filters.Filter.not;
import static com.unboundid.scim2.common.filters.Filter.or;
import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static io.scimserver.testkit.support.Tenants.acme;
import static io.scimserver.testkit.support.Tenants.other;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.RaceGate;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import io.scimserver.testkit.user.tenant.ServersContract;
import io.scimserver.testkit.user.tenant.TenantPageContract;
import io.scimserver.testkit.user.tenant.TenantWriteContract;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Contract of {@link UserStores}: a tenant never sees, changes or gets in the way of another one's users. */
public interface UserStoresContract
        extends TenantIdContract, TenantDeletionContract, TenantPageContract, TenantWriteContract, ServersContract {

    @Test
    default void aTenantFindsOnlyItsOwnUsers() {
        UserStores stores = emptyStores();
        StoredUser ada = create(acme(stores), Users.ada());
        assertThat(other(stores).find(ada.id()))
                .as("an id of another tenant finds nobody")
                .isEmpty();
        Checks.assertUnchanged("the tenant itself finds its user", acme(stores), ada);
    }

    @Test
    default void aTenantListsOnlyItsOwnUsers() {
        UserStores stores = emptyStores();
        create(acme(stores), Users.ada());
        create(other(stores), Users.bob());
        assertThat(userNames(Steps.everybody(acme(stores))))
                .as("users of one tenant")
                .containsExactly("ada");
        assertThat(Steps.everybody(acme(stores)).totalResults())
                .as("totals count the users of one tenant")
                .isEqualTo(1);
    }

    @TestFactory
    default Stream<DynamicTest> noFilterReachesAnotherTenant() {
        UserStores stores = emptyStores();
        create(acme(stores), Users.ada());
        StoredUser bob = create(other(stores), Users.bob());
        Filter ada = where("userName").eq("ada");
        return Stream.of(
                        where("userName").pr(),
                        where("userName").eq("bob"),
                        where("id").eq(bob.id()),
                        or(ada, where("userName").eq("bob")),
                        or(where("userName").eq("bob"), where("id").pr()),
                        not(ada),
                        not(where("active").eq(true)),
                        where("userName").ne("ada"),
                        where("emails").has(where("type").eq("work")),
                        where("meta", "created").gt("1970-01-01T00:00:00Z"))
                .map(filter -> DynamicTest.dynamicTest(
                        filter.toString(),
                        () -> assertThat(userNames(Steps.search(this, acme(stores), filter)))
                                .as("the tenant stands outside the filter: %s", filter)
                                .doesNotContain("bob")));
    }

    @Test
    default void aTenantCannotReplaceAnotherTenantsUser() {
        UserStores stores = emptyStores();
        StoredUser ada = create(acme(stores), Users.ada());
        assertThat(other(stores).replace(ada.id(), ada.version(), Users.bob().document()))
                .as("a user of another tenant does not exist")
                .isEmpty();
        Checks.assertUnchanged("replace stays within the tenant", acme(stores), ada);
    }

    @Test
    default void aTenantCannotDeleteAnotherTenantsUser() {
        UserStores stores = emptyStores();
        StoredUser ada = create(acme(stores), Users.ada());
        assertThat(other(stores).delete(ada.id(), ada.version()))
                .as("a user of another tenant does not exist")
                .isFalse();
        Checks.assertUnchanged("delete stays within the tenant", acme(stores), ada);
    }

    @Test
    default void twoTenantsMayHaveTheSameUserName() {
        UserStores stores = emptyStores();
        StoredUser one = create(acme(stores), Users.ada());
        StoredUser two = create(other(stores), Users.ada());
        Checks.assertUnchanged("userName is unique within a tenant only", acme(stores), one);
        Checks.assertUnchanged("userName is unique within a tenant only", other(stores), two);
    }

    @Test
    default void twoTenantsMaySuggestTheSameId() {
        UserStores stores = emptyStores();
        StoredUser one = acme(stores).create("same", Users.ada().document());
        StoredUser two = other(stores).create("same", Users.bob().document());
        Checks.assertUnchanged("ids are unique within a tenant only", acme(stores), one);
        Checks.assertUnchanged("ids are unique within a tenant only", other(stores), two);
        Steps.delete(acme(stores), one);
        Checks.assertUnchanged("a delete in one tenant leaves the other alone", other(stores), two);
    }

    @Test
    default void aTenantHasItsUsersEachTimeItIsAskedFor() {
        UserStores stores = emptyStores();
        StoredUser ada = create(stores.forTenant(new Tenant("acme")), Users.ada());
        Checks.assertUnchanged(
                "forTenant is called for every request and gives the same users",
                stores.forTenant(new Tenant("acme")),
                ada);
    }

    @Test
    default void aNewTenantIsEmptyAndNoError() {
        UserStore fresh = emptyStores().forTenant(new Tenant("never heard of"));
        assertThat(fresh.find("x")).as("a new tenant has no users").isEmpty();
        assertThat(Steps.everybody(fresh).totalResults())
                .as("a new tenant has no users")
                .isZero();
    }

    @Test
    default void twoStoresOfOneTenantAreOne() {
        UserStores stores = emptyStores();
        UserStore one = acme(stores);
        UserStore two = acme(stores);
        assertThat(two.find("unknown")).as("nobody is there").isEmpty();
        assertThat(Steps.everybody(two).totalResults()).as("nobody is there").isZero();
        StoredUser created = create(one, Users.ada());
        Checks.assertUnchanged("what one has created is found by the other", two, created);
        StoredUser replaced = Steps.replace(one, created, Users.bob());
        Checks.assertUnchanged("what one has changed is seen by the other", two, replaced);
        assertThat(userNames(Steps.everybody(two)))
                .as("what one has changed is listed by the other: what a call has answered is no fact for ever")
                .containsExactly("bob");
        Steps.delete(one, replaced);
        assertThat(two.find(created.id()))
                .as("what one has deleted is gone for the other")
                .isEmpty();
        assertThat(Steps.everybody(two).totalResults())
                .as("what one has deleted is not counted by the other")
                .isZero();
    }

    @Test
    default void aWalkGoesOnInAnotherStoreOfTheTenant() {
        UserStores stores = emptyStores();
        Steps.createNumbered(acme(stores), 5);
        if (acme(stores).features().contains(StoreFeature.CURSORS)) {
            UserPage first = acme(stores).search(Steps.query(new Paging.Cursor(Optional.empty(), 3)));
            UserPage second = acme(stores).search(Steps.query(new Paging.Cursor(first.nextPosition(), 3)));
            assertThat(userNames(second))
                    .as("every request gets a store of its own, perhaps on another server: the cursor says it all")
                    .containsExactly("u03", "u04");
        }
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void theFirstRequestsOfATenantMayComeAtOnce() {
        UserStores stores = emptyStores();
        List<StoredUser> created = RaceGate.race(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<StoredUser>) () -> create(acme(stores), Users.named("u" + i)))
                .toList());
        assertThat(userNames(Steps.everybody(acme(stores))))
                .as("all users went to one tenant: none was added to a store that another thread has replaced")
                .containsExactlyInAnyOrderElementsOf(userNames(created));
    }
}
