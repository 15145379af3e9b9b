package io.scimserver.testkit.group;

import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.group.EmptyGroupStores.UsersAndGroups;
import io.scimserver.testkit.support.RenamedStore;
import io.scimserver.testkit.user.UserRules;

/** Groups of all tenants as users. */
record GroupsAsUsers(UsersAndGroups stores) implements UserStores {

    static UserRules rules(EmptyGroupStores kit) {
        return new UserRules(
                () -> new GroupsAsUsers(kit.emptyGroupStores()),
                here -> new GroupsAsUsers(kit.onAnotherServer(((GroupsAsUsers) here).stores())),
                kit::refuses);
    }

    @Override
    public UserStore forTenant(Tenant tenant) {
        return new RenamedStore(new GroupsAsResources(stores.groups().forTenant(tenant)), "displayName");
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        return stores.groups().deleteTenant(tenant);
    }
}
