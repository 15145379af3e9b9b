package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.Tenants;
import io.scimserver.store.GroupStores;
import io.scimserver.store.search.PageEnds;
import io.scimserver.tenant.Tenant;
import java.time.Clock;

/** Group stores of all tenants. */
public record AllGroups(Database database, Tenants tenants, Clock clock, PageEnds pageEnds) implements GroupStores {

    @Override
    public JdbcGroupStore forTenant(Tenant tenant) {
        return new JdbcGroupStore(database, tenants, tenant, clock, pageEnds);
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        return tenants.delete(tenant, (session, number) -> {
            MemberTable.deleteAll(session, number);
            return UserTable.deleteAll(session, UserTable.groupsOf(number));
        });
    }
}
