package io.scimserver.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenUse;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryTokenStoreTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Tenant ACME = new Tenant("acme");
    private static final Tenant GLOBEX = new Tenant("globex");

    private final TokenStore store = new InMemoryTokenStore();

    @Test
    void aTokenIsFoundByItsHashOnly() {
        store.add(token("1", ACME, NOON));

        assertThat(store.findByHash("hash-1")).contains(token("1", ACME, NOON));
        assertThat(store.findByHash("HASH-1")).isEmpty();
        assertThat(store.findByHash("1")).isEmpty();
    }

    @Test
    void tokensOfATenantAreListedInTheOrderOfTheirCreation() {
        store.add(token("later", ACME, NOON.plusSeconds(1)));
        store.add(token("earlier", ACME, NOON));
        store.add(token("other", GLOBEX, NOON));

        assertThat(store.list(ACME)).extracting(StoredToken::id).containsExactly("earlier", "later");
    }

    @Test
    void onlyItsTenantRevokesATokenAndOnlyOnce() {
        store.add(token("1", ACME, NOON));

        assertThat(store.revoke(GLOBEX, "1", NOON)).isFalse();
        assertThat(store.revoke(ACME, "2", NOON)).isFalse();
        assertThat(store.revoke(ACME, "1", NOON)).isTrue();
        assertThat(store.revoke(ACME, "1", NOON.plusSeconds(5))).isFalse();
        assertThat(store.findByHash("hash-1").flatMap(StoredToken::revoked)).contains(NOON);
    }

    @Test
    void aUseIsWrittenUnlessALaterOneIsThere() {
        store.add(token("1", ACME, NOON));
        TokenUse first = new TokenUse(NOON, Optional.empty(), Optional.empty());
        TokenUse second = new TokenUse(NOON.plusSeconds(60), Optional.of("curl"), Optional.of("192.0.2.7"));

        assertThat(store.recordUse("2", first, NOON)).isFalse();
        assertThat(store.recordUse("1", first, NOON.minusSeconds(60))).isTrue();
        assertThat(store.recordUse("1", second, NOON.minusSeconds(1))).isFalse();
        assertThat(store.recordUse("1", second, NOON)).isTrue();
        assertThat(store.findByHash("hash-1").flatMap(StoredToken::lastUsed)).contains(second);
    }

    @Test
    void aLongUserAgentIsCut() {
        assertThat(new TokenUse(NOON, Optional.of("x".repeat(5_000)), Optional.empty()).userAgent())
                .contains("x".repeat(200));
    }

    private static StoredToken token(String id, Tenant tenant, Instant created) {
        return new StoredToken(
                id,
                tenant,
                "hash-" + id,
                "label",
                Access.READ_WRITE,
                "scim_…",
                created,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
