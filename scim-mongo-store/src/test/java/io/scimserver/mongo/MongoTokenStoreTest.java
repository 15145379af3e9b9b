package io.scimserver.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.TokenStoreContract;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MongoTokenStoreTest implements TokenStoreContract {

    @Override
    public TokenStore emptyTokenStore() {
        return emptyStore();
    }

    @Test
    void aHashIsNotAddedTwice() {
        MongoTokenStore store = emptyStore();
        StoredToken token = added(store, Engine.newTenant());
        assertThatThrownBy(() -> store.add(token)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deletingATenantDeletesItsTokensAndNoOthers() {
        MongoTokenStore store = emptyStore();
        Tenant tenant = Engine.newTenant();
        added(store, tenant);
        StoredToken others = added(store, Engine.newTenant());
        assertThat(store.deleteTenant(tenant)).isEqualTo(1);
        assertThat(store.list(tenant)).isEmpty();
        assertThat(store.findByHash(others.hash())).contains(others);
    }

    private static MongoTokenStore emptyStore() {
        MongoConfig config = MongoConfig.defaults().withCollectionPrefix(UUID.randomUUID() + "-");
        MongoTokenStore store = new MongoTokenStore(Engine.database(), config);
        store.createIndexes();
        store.createIndexes();
        store.verify();
        return store;
    }

    private static StoredToken added(TokenStore store, Tenant tenant) {
        StoredToken token = new StoredToken(
                UUID.randomUUID().toString(),
                tenant,
                UUID.randomUUID().toString(),
                "Okta",
                Access.READ_WRITE,
                "scim_...wxyz",
                Instant.parse("2026-01-01T10:00:00.123Z"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        store.add(token);
        return token;
    }
}
