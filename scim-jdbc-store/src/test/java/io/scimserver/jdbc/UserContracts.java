package io.scimserver.jdbc;

import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.user.UserStoreContract;
import io.scimserver.testkit.user.UserStoresContract;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.SortingContract;
import java.util.UUID;

/** Contracts of users: everything that a store must do and that this one declares. */
interface UserContracts extends UserStoreContract, SortingContract, CursorContract, UserStoresContract {

    UserStores users();

    @Override
    default UserStore emptyStore() {
        return users().forTenant(new Tenant(UUID.randomUUID().toString()));
    }

    /** Returns the stores of another server on the database. */
    default UserStores usersOfAnotherServer() {
        return users();
    }

    /** Returns stores for tenants with fixed names: each test gets tenants of its own behind them. */
    @Override
    default UserStores emptyStores() {
        return Marked.of(users());
    }

    @Override
    default UserStores onAnotherServer(UserStores stores) {
        return new Marked(usersOfAnotherServer(), ((Marked) stores).mark());
    }
}
