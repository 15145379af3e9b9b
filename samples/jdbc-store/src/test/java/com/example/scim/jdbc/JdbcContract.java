package com.example.scim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.CursorContract;
import io.scimserver.testkit.SortingContract;
import io.scimserver.testkit.UserStoreContract;
import io.scimserver.testkit.UserStoresContract;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Everything that a store must do and that this one declares. */
interface JdbcContract extends UserStoreContract, SortingContract, CursorContract, UserStoresContract {

    UserStores users();

    @Override
    default UserStore emptyStore() {
        return users().forTenant(new Tenant(UUID.randomUUID().toString()));
    }

    /** The tenants of these contracts have fixed names, so each test gets tenants of its own behind them. */
    @Override
    default UserStores emptyStores() {
        String mark = UUID.randomUUID().toString();
        return tenant -> users().forTenant(new Tenant(mark + tenant.id()));
    }

    @Test
    default void aNameTooLongForTheIndexIsRefused() {
        UserStore store = emptyStore();
        String json = "{\"userName\":\"ada\",\"" + "x".repeat(1_001) + "\":1}";
        UserDocument user = UserDocument.ofJson(json.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> store.create("1", user)).isInstanceOf(UnsupportedValue.class);
        assertThat(store.create("2", UserDocument.ofJson("{\"userName\":\"ada\"}".getBytes(StandardCharsets.UTF_8))))
                .as("nothing of the refused one was stored, so its userName is free")
                .isNotNull();
    }
}
