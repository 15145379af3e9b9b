package io.scimserver.testkit.user;

import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static io.scimserver.testkit.support.Tenants.acme;
import static io.scimserver.testkit.support.Tenants.other;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStores;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Tenants;
import io.scimserver.testkit.support.Users;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that deleting a tenant removes everything of this tenant, and nothing of another. */
public interface TenantDeletionContract extends EmptyStores {

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

    @Test
    default void aTenantThatNeverHadUsersIsDeletedWithoutError() {
        assertThat(emptyStores().deleteTenant(new Tenant("never heard of")))
                .as("nobody was there")
                .isZero();
    }

    @Test
    default void moreUsersThanAPageHoldsAreDeleted() {
        UserStores stores = emptyStores();
        Steps.createMany(acme(stores), 1_100);
        assertThat(stores.deleteTenant(new Tenant("acme")))
                .as("how many there were")
                .isEqualTo(1_100);
        assertThat(Steps.everybody(acme(stores)).totalResults())
                .as("every user is deleted, not a page or a thousand of them")
                .isZero();
    }

    /** Tests ids that are the beginning of others, or patterns that others match. */
    @Test
    default void deletingATenantSparesThoseWithSimilarIds() {
        UserStores stores = emptyStores();
        for (String tenant : Tenants.SIMILAR_IDS) {
            create(stores.forTenant(new Tenant(tenant)), Users.ada());
        }
        for (String tenant : Tenants.PATTERNS) {
            assertThat(stores.deleteTenant(new Tenant(tenant)))
                    .as("one user of '%s' was there: similar ids are other tenants, and are still there", tenant)
                    .isEqualTo(1);
        }
    }

    @Test
    default void aTenantThatWasDeletedCanStartAnew() {
        UserStores stores = emptyStores();
        StoredUser gone = create(acme(stores), Users.ada());
        stores.deleteTenant(new Tenant("acme"));
        create(acme(stores), Users.ada());
        assertThat(userNames(Steps.everybody(acme(stores))))
                .as("names are free again, and nobody from before comes back")
                .containsExactly("ada");
        assertThat(acme(stores).find(gone.id()))
                .as("who was deleted stays away")
                .isEmpty();
    }
}
