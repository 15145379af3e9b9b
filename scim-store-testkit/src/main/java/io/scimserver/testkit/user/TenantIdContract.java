package io.scimserver.testkit.user;

import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStores;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Tenants;
import io.scimserver.testkit.support.Users;
import org.junit.jupiter.api.Test;

/** Tests that a tenant's id may be any text, and that each text is another tenant. */
public interface TenantIdContract extends EmptyStores {

    @Test
    default void tenantsWithSimilarIdsAreDifferentTenants() {
        UserStores stores = emptyStores();
        for (String tenant : Tenants.SIMILAR_IDS) {
            create(stores.forTenant(new Tenant(tenant)), Users.named("of " + tenant.length() + tenant.hashCode()));
        }
        for (String tenant : Tenants.SIMILAR_IDS) {
            assertThat(userNames(Steps.everybody(stores.forTenant(new Tenant(tenant)))))
                    .as("tenant ids compare exactly: %s", Steps.shown(tenant))
                    .containsExactly("of " + tenant.length() + tenant.hashCode());
        }
    }

    /** Tests a key of tenant + separator + id, which is the same for different pairs. */
    @Test
    default void tenantAndIdDoNotRunTogether() {
        UserStores stores = emptyStores();
        for (String separator : new String[] {":", "/", "|", ".", "-", "_", "#", " ", ",", "\u0000", ""}) {
            UserStore one = stores.forTenant(new Tenant("t" + separator + "x"));
            UserStore two = stores.forTenant(new Tenant("t"));
            StoredUser first = one.create("y", Users.ada().document());
            StoredUser second = two.create(
                    "x" + separator + "y",
                    Users.named("user" + separator.codePoints().boxed().toList())
                            .document());
            Checks.assertUnchanged("tenant and id are two things, with '" + separator + "' in them too", one, first);
            Checks.assertUnchanged("tenant and id are two things, with '" + separator + "' in them too", two, second);
        }
    }
}
