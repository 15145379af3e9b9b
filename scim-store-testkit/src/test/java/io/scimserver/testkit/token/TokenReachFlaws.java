package io.scimserver.testkit.token;

import static io.scimserver.testkit.flaw.Flaw.ofTokens;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenUse;
import io.scimserver.memory.InMemoryTokenStore;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Crossing;
import io.scimserver.testkit.flaw.Flaw;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mistakes in what a statement about tokens reaches: too many of them, or too few. */
public final class TokenReachFlaws {

    private TokenReachFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofTokens("expired tokens are not found", "anExpiredTokenIsFoundToo", () -> new Kept() {
                    @Override
                    public Optional<StoredToken> findByHash(String hash) {
                        return super.findByHash(hash).filter(token -> token.isValidAt(Instant.now()));
                    }
                }),
                ofTokens("blanks at the end of a hash do not count", "anotherHashFindsNothing", () -> new Kept() {
                    @Override
                    public Optional<StoredToken> findByHash(String hash) {
                        return super.findByHash(hash.stripTrailing());
                    }
                }),
                ofTokens("labels are cut at 64 characters", "theLongestFactsAreKept", () -> new Kept() {
                    @Override
                    public void add(StoredToken token) {
                        super.add(withLabel(
                                token,
                                token.label()
                                        .substring(0, Math.min(64, token.label().length()))));
                    }
                }),
                ofTokens("all tokens of the tenant are revoked", "revokingOneTokenLeavesTheOthers", () -> new Kept() {
                    @Override
                    public boolean revoke(Tenant tenant, String id, Instant when) {
                        return list(tenant).stream()
                                .filter(token -> super.revoke(tenant, token.id(), when))
                                .anyMatch(token -> token.id().equals(id));
                    }
                }),
                ofTokens("a use is noted for every token", "aUseOfOneTokenIsNoneOfTheOthers", () -> new Kept() {
                    @Override
                    public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
                        list(Tokens.ACME).forEach(token -> super.recordUse(token.id(), use, unlessAfter));
                        return true;
                    }
                }),
                ofTokens("revoke looks, then writes", "ofManyRevocationsOneIsTheFirst", LooksThenRevokes::new),
                ofTokens(
                        "the tokens of similar tenants are deleted too",
                        "tenantsWithSimilarIdsHaveTheirOwnTokens",
                        () -> new Kept() {
                            @Override
                            public long deleteTenant(Tenant tenant) {
                                return tenants.stream()
                                        .filter(each -> each.id().startsWith(tenant.id()))
                                        .mapToLong(super::deleteTenant)
                                        .sum();
                            }
                        }));
    }

    private static StoredToken withLabel(StoredToken token, String label) {
        return new StoredToken(
                token.id(),
                token.tenant(),
                token.hash(),
                label,
                token.access(),
                token.hint(),
                token.created(),
                token.createdBy(),
                token.expires(),
                token.revoked(),
                token.lastUsed());
    }

    /** Store in which several threads find that the token is not revoked yet. */
    private static final class LooksThenRevokes extends Kept {

        private final Crossing twoHaveLooked = new Crossing(2);

        @Override
        public boolean revoke(Tenant tenant, String id, Instant when) {
            boolean isRevoked = list(tenant).stream()
                    .anyMatch(token -> token.id().equals(id) && token.revoked().isPresent());
            twoHaveLooked.meet();
            if (!isRevoked) {
                super.revoke(tenant, id, when);
            }
            return !isRevoked;
        }
    }

    /** Correct store, which keeps the contract. */
    private static class Kept implements TokenStore {

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
}
