package io.scimserver.testkit;

import static com.unboundid.scim2.common.filters.Filter.not;
import static com.unboundid.scim2.common.filters.Filter.or;
import static io.scimserver.testkit.Filters.where;
import static io.scimserver.testkit.Steps.create;
import static io.scimserver.testkit.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract of {@link UserStores}: a tenant never sees, changes or gets in the way of another one's users. */
public interface UserStoresContract {

    /** Stores without any user that nobody else uses, asked for once per test. */
    UserStores emptyStores();

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
                        () -> assertThat(userNames(Steps.search(acme(stores), filter)))
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

    /** Ids of tenants that would become one if they were folded, trimmed, cut or used as part of a pattern. */
    @Test
    default void tenantsWithSimilarIdsAreDifferentTenants() {
        UserStores stores = emptyStores();
        List<String> tenants = List.of(
                "a",
                "A",
                "a ",
                " a",
                "a.b",
                "a$b",
                "a_b",
                "a%",
                "a*",
                ".*",
                "$ne",
                "\u00e9",
                "e\u0301",
                "\uff41",
                "x".repeat(200),
                "x".repeat(200) + "y");
        for (String tenant : tenants) {
            create(stores.forTenant(new Tenant(tenant)), Users.named("of " + tenant));
        }
        for (String tenant : tenants) {
            assertThat(userNames(Steps.everybody(stores.forTenant(new Tenant(tenant)))))
                    .as("tenant ids compare exactly: '%s'", tenant)
                    .containsExactly("of " + tenant);
        }
    }

    /** A key that is tenant + separator + id is the same for different pairs. */
    @Test
    default void tenantAndIdDoNotRunTogether() {
        UserStores stores = emptyStores();
        Set<String> seen = new HashSet<>();
        for (String separator : new String[] {":", "/", "|", ".", "-", "_", "#", " ", ","}) {
            UserStore one = stores.forTenant(new Tenant("t" + separator + "x"));
            UserStore two = stores.forTenant(new Tenant("t"));
            StoredUser first = one.create("y", Users.ada().document());
            StoredUser second = two.create(
                    "x" + separator + "y", Users.named("user " + seen.size()).document());
            Checks.assertUnchanged("tenant and id are two things, with '" + separator + "' in them too", one, first);
            Checks.assertUnchanged("tenant and id are two things, with '" + separator + "' in them too", two, second);
            seen.add(separator);
        }
    }

    @Test
    default void aTenantsUsersAreDeletedAndNobodyElses() {
        UserStores stores = emptyStores();
        List<StoredUser> gone = Steps.createNumbered(acme(stores), 7);
        StoredUser bob = create(other(stores), Users.bob());
        assertThat(stores.deleteTenant(new Tenant("acme")))
                .as("how many there were")
                .isEqualTo(7);
        assertThat(Steps.everybody(acme(stores)).totalResults()).isZero();
        assertThat(acme(stores).find(gone.get(0).id())).isEmpty();
        Checks.assertUnchanged("another tenant's user", other(stores), bob);
        assertThat(stores.deleteTenant(new Tenant("acme")))
                .as("can be repeated")
                .isZero();
    }

    private static UserStore acme(UserStores stores) {
        return stores.forTenant(new Tenant("acme"));
    }

    private static UserStore other(UserStores stores) {
        return stores.forTenant(new Tenant("other"));
    }
}
