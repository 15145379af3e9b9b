package com.example.scim.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.OpenedStore;
import io.scimserver.store.StoreException.Unavailable;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import io.scimserver.testkit.user.UserStoreContract;
import io.scimserver.testkit.user.UserStoresContract;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.SortingContract;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test that the store keeps everything that the kit asks for. */
class FileUserStoreTest implements UserStoreContract, SortingContract, CursorContract, UserStoresContract {

    private static final Tenant ACME = new Tenant("acme");

    @TempDir
    Path folder;

    private final List<OpenedStore> opened = new ArrayList<>();

    @Override
    public UserStore emptyStore() {
        return emptyStores().forTenant(ACME);
    }

    @Override
    public Optional<UserStore> emptyStoreWith(Clock clock) {
        return Optional.of(open(folder.resolve(UUID.randomUUID().toString()), clock)
                .users()
                .forTenant(ACME));
    }

    @Override
    public UserStores emptyStores() {
        return open(folder.resolve(UUID.randomUUID().toString()), Clock.systemUTC())
                .users();
    }

    @AfterEach
    void close() {
        opened.forEach(OpenedStore::close);
    }

    @Test
    void usersAreThereAfterTheStoreWasOpenedAgain() {
        OpenedStore first = open(folder, Clock.systemUTC());
        StoredUser ada = Steps.create(first.users().forTenant(ACME), Users.ada());
        StoredUser bob = Steps.create(first.users().forTenant(ACME), Users.bob());
        Steps.delete(first.users().forTenant(ACME), bob);
        assertThatThrownBy(() -> open(folder, Clock.systemUTC())).isInstanceOf(Unavailable.class);
        first.close();

        UserStore again = open(folder, Clock.systemUTC()).users().forTenant(ACME);

        assertThat(Steps.everybody(again).users()).containsExactly(ada);
        assertThat(Steps.create(again, Users.carl()).id()).isNotEqualTo(bob.id());
    }

    private OpenedStore open(Path path, Clock clock) {
        OpenedStore store = new FileStoresProvider().open("files:" + path, clock);
        opened.add(store);
        return store;
    }
}
