package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.jdbc.internal.Tenants;
import io.scimserver.store.UserStores;
import io.scimserver.store.search.PageEnds;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.Optional;

/** User stores of all tenants. */
public record AllUsers(Database database, Tenants tenants, Clock clock, PageEnds pageEnds) implements UserStores {

    @Override
    public JdbcUserStore forTenant(Tenant tenant) {
        return new JdbcUserStore(database, tenants, tenant, clock, pageEnds);
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        Optional<Long> number = tenants.find(tenant);
        return number.isEmpty()
                ? 0
                : database.write(session -> {
                    session.update(Sql.of("delete from scim_term where tenant = ?", number.get()));
                    session.update(Sql.of("delete from scim_given_version where tenant = ?", number.get()));
                    session.update(Sql.of("delete from scim_former_id where tenant = ?", number.get()));
                    return (long) session.update(Sql.of("delete from scim_user where tenant = ?", number.get()));
                });
    }
}
