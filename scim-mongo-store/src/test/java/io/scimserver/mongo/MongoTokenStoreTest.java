package io.scimserver.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.token.TokenStoreContract;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDocument;
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

    @Test
    void aTokenIsReadThatWasStoredBeforeItWasKnownWhoMadeItAndWhereItIsUsedFrom() {
        String prefix = UUID.randomUUID() + "-";
        MongoTokenStore store = storeWithPrefix(prefix);
        Engine.database().getCollection(prefix + "tokens", BsonDocument.class).insertOne(BsonDocument.parse("""
                        {"_id": "old", "formatVersion": 1, "tenant": "acme", "hash": "9f86d081", "label": "Entra",
                         "access": "READ_WRITE", "hint": "scim_...x7Qw",
                         "created": {"$date": "2026-01-01T00:00:00Z"},
                         "lastUsed": {"at": {"$date": "2026-05-01T00:00:00Z"}, "userAgent": "agent"}}"""));

        StoredToken old = store.findByHash("9f86d081").orElseThrow();
        assertThat(old.createdBy()).isEmpty();
        assertThat(old.created()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(old.lastUsed().orElseThrow().userAgent()).contains("agent");
        assertThat(old.lastUsed().orElseThrow().address()).isEmpty();
        assertThat(store.list(new Tenant("acme"))).containsExactly(old);
    }

    private static MongoTokenStore emptyStore() {
        return storeWithPrefix(UUID.randomUUID() + "-");
    }

    private static MongoTokenStore storeWithPrefix(String prefix) {
        MongoConfig config = MongoConfig.defaults().withCollectionPrefix(prefix);
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
                Optional.empty(),
                Optional.empty());
        store.add(token);
        return token;
    }
}
