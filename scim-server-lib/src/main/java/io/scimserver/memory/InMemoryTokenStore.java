package io.scimserver.memory;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenUse;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Token store in the memory of the process. Safe for use by many threads. */
public final class InMemoryTokenStore implements TokenStore {

    private static final Comparator<StoredToken> BY_CREATION =
            Comparator.comparing(StoredToken::created).thenComparing(StoredToken::id);

    private final Map<String, StoredToken> byHash = new ConcurrentHashMap<>();
    private final Map<String, String> hashById = new ConcurrentHashMap<>();

    @Override
    public void add(StoredToken token) {
        byHash.put(token.hash(), token);
        hashById.put(token.id(), token.hash());
    }

    @Override
    public Optional<StoredToken> findByHash(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    @Override
    public List<StoredToken> list(Tenant tenant) {
        return byHash.values().stream()
                .filter(token -> token.tenant().equals(tenant))
                .sorted(BY_CREATION)
                .toList();
    }

    @Override
    public boolean revoke(Tenant tenant, String id, Instant when) {
        return change(
                id,
                token -> token.tenant().equals(tenant) && token.revoked().isEmpty(),
                token -> token.withRevoked(when));
    }

    @Override
    public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
        return change(
                id,
                token -> token.lastUsed()
                        .filter(last -> last.at().isAfter(unlessAfter))
                        .isEmpty(),
                token -> token.withLastUsed(use));
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        List<StoredToken> theirs = list(tenant);
        theirs.forEach(token -> {
            byHash.remove(token.hash());
            hashById.remove(token.id());
        });
        return theirs.size();
    }

    Stream<Tenant> tenants() {
        return byHash.values().stream().map(StoredToken::tenant);
    }

    private boolean change(String id, Predicate<StoredToken> condition, UnaryOperator<StoredToken> change) {
        String hash = hashById.get(id);
        if (hash == null) {
            return false;
        }
        while (true) {
            StoredToken before = byHash.get(hash);
            if (before == null || !condition.test(before)) {
                return false;
            }
            if (byHash.replace(hash, before, change.apply(before))) {
                return true;
            }
        }
    }
}
