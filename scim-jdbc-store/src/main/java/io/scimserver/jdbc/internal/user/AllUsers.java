package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.Tenants;
import io.scimserver.store.UserStores;
import io.scimserver.store.search.PageEnds;
import io.scimserver.tenant.Tenant;
import java.time.Clock;

/** User stores of all tenants. */
public record AllUsers(Database database, Tenants tenants, Clock clock, PageEnds pageEnds) implements UserStores {

    @Override
    public JdbcUserStore forTenant(Tenant tenant) {
        return new JdbcUserStore(database, tenants, tenant, clock, pageEnds);
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        return tenants.delete(tenant, (session, number) -> {
            MemberTable.deleteAll(session, number);
            return UserTable.deleteAll(session, number);
        });
    }
}
