package io.scimserver.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenUse;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MongoTokenStoreTest {

    private static final MongoTokenStore STORE = new MongoTokenStore(Engine.database());
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00.123Z");

    private final Tenant tenant = Engine.newTenant();

    @BeforeAll
    static void createIndexesTwice() {
        STORE.createIndexes();
        STORE.createIndexes();
        assertThatCode(STORE::verify).doesNotThrowAnyException();
    }

    @Test
    void aTokenIsFoundByItsHashAsItWasAdded() {
        StoredToken plain = token(NOW);
        StoredToken full = new StoredToken(
                "full-" + UUID.randomUUID(),
                tenant,
                UUID.randomUUID().toString(),
                "Entra",
                Access.READ_ONLY,
                "scim_...abcd",
                NOW,
                Optional.of(NOW.plusSeconds(60)),
                Optional.of(NOW.plusSeconds(30)),
                Optional.of(new TokenUse(NOW.plusSeconds(20), Optional.of("curl/8"))));
        Stream.of(plain, full).forEach(STORE::add);
        assertThat(STORE.findByHash(plain.hash())).contains(plain);
        assertThat(STORE.findByHash(full.hash())).contains(full);
        assertThat(STORE.findByHash("unknown")).isEmpty();
    }

    @Test
    void aHashIsNotAddedTwice() {
        StoredToken token = added(NOW);
        assertThatThrownBy(() -> STORE.add(token)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTenantListsItsOwnTokensInTheOrderOfTheirCreation() {
        StoredToken later = added(NOW.plusSeconds(1));
        StoredToken earlier = added(NOW);
        assertThat(STORE.list(tenant)).containsExactly(earlier, later);
        assertThat(STORE.list(Engine.newTenant())).isEmpty();
    }

    @Test
    void aTokenIsRevokedOnceAndByItsTenantOnly() {
        StoredToken token = added(NOW);
        assertThat(STORE.revoke(Engine.newTenant(), token.id(), NOW)).isFalse();
        assertThat(STORE.revoke(tenant, token.id(), NOW)).isTrue();
        assertThat(STORE.revoke(tenant, token.id(), NOW.plusSeconds(5))).isFalse();
        assertThat(STORE.findByHash(token.hash())).contains(token.withRevoked(NOW));
    }

    @Test
    void aUseIsRecordedUnlessALaterOneIs() {
        StoredToken token = added(NOW);
        TokenUse first = new TokenUse(NOW, Optional.empty());
        TokenUse second = new TokenUse(NOW.plus(Duration.ofMinutes(2)), Optional.of("agent"));
        assertThat(STORE.recordUse(token.id(), first, NOW.minusSeconds(60))).isTrue();
        assertThat(STORE.recordUse(token.id(), first, NOW.minusSeconds(60))).isFalse();
        assertThat(STORE.recordUse(token.id(), second, NOW.plusSeconds(60))).isTrue();
        assertThat(STORE.recordUse("unknown", second, NOW)).isFalse();
        assertThat(STORE.findByHash(token.hash())).contains(token.withLastUsed(second));
    }

    @Test
    void deletingATenantDeletesItsTokens() {
        added(NOW);
        StoredToken others = new MongoTokenStoreTest().added(NOW);
        assertThat(STORE.deleteTenant(tenant)).isEqualTo(1);
        assertThat(STORE.list(tenant)).isEmpty();
        assertThat(STORE.findByHash(others.hash())).contains(others);
    }

    private StoredToken added(Instant created) {
        StoredToken token = token(created);
        STORE.add(token);
        return token;
    }

    private StoredToken token(Instant created) {
        return new StoredToken(
                UUID.randomUUID().toString(),
                tenant,
                UUID.randomUUID().toString(),
                "Okta",
                Access.READ_WRITE,
                "scim_...wxyz",
                created,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
