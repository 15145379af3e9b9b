package io.scimserver.testkit.token;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenUse;
import io.scimserver.memory.InMemoryTokenStore;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Correct token store, which keeps the contract. */
class SoundTokenStore implements TokenStore {

    final Set<Tenant> tenants = new HashSet<>();
    private final TokenStore store = new InMemoryTokenStore();

    @Override
    public void add(StoredToken token) {
        tenants.add(token.tenant());
        store.add(token);
    }

    @Override
    public Optional<StoredToken> findByHash(String hash) {
        return store.findByHash(hash);
    }

    @Override
    public List<StoredToken> list(Tenant tenant) {
        return store.list(tenant);
    }

    @Override
    public boolean revoke(Tenant tenant, String id, Instant when) {
        return store.revoke(tenant, id, when);
    }

    @Override
    public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
        return store.recordUse(id, use, unlessAfter);
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        return store.deleteTenant(tenant);
    }
}
