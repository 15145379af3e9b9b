package com.example.scim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.user.UserStoreContract;
import io.scimserver.testkit.user.UserStoresContract;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.SortingContract;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Contracts of everything that a store must do and that this one declares. */
interface JdbcContract extends UserStoreContract, SortingContract, CursorContract, UserStoresContract {

    UserStores users();

    /** Returns the URL of a database without any table. */
    String emptyDatabase() throws SQLException;

    @Override
    default UserStore emptyStore() {
        return users().forTenant(new Tenant(UUID.randomUUID().toString()));
    }

    /** Returns stores for tenants with fixed names: each test gets tenants of its own behind them. */
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

    @Test
    default void serversThatStartAtOnceMakeTheTablesTogether() throws Exception {
        String url = emptyDatabase();
        int servers = 4;
        CyclicBarrier ready = new CyclicBarrier(servers);
        Callable<Void> start = () -> {
            ready.await();
            new JdbcStoresProvider().open(url, Clock.systemUTC()).close();
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(servers);
        try {
            for (Future<Void> started : threads.invokeAll(Collections.nCopies(servers, start))) {
                assertThat(started).succeedsWithin(Duration.ofMinutes(1));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
