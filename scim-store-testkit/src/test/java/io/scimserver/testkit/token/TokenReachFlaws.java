package io.scimserver.testkit.token;

import static io.scimserver.testkit.flaw.Flaw.ofTokens;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenUse;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Crossing;
import io.scimserver.testkit.flaw.Flaw;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mistakes in what a statement about tokens reaches: too many of them, or too few. */
public final class TokenReachFlaws {

    private TokenReachFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofTokens("expired tokens are not found", "anExpiredTokenIsFoundToo", () -> new SoundTokenStore() {
                    @Override
                    public Optional<StoredToken> findByHash(String hash) {
                        return super.findByHash(hash).filter(token -> token.isValidAt(Instant.now()));
                    }
                }),
                ofTokens(
                        "blanks at the end of a hash do not count",
                        "anotherHashFindsNothing",
                        () -> new SoundTokenStore() {
                            @Override
                            public Optional<StoredToken> findByHash(String hash) {
                                return super.findByHash(hash.stripTrailing());
                            }
                        }),
                ofTokens("labels are cut at 64 characters", "theLongestFactsAreKept", () -> new SoundTokenStore() {
                    @Override
                    public void add(StoredToken token) {
                        super.add(withLabel(
                                token,
                                token.label()
                                        .substring(0, Math.min(64, token.label().length()))));
                    }
                }),
                ofTokens(
                        "all tokens of the tenant are revoked",
                        "revokingOneTokenLeavesTheOthers",
                        () -> new SoundTokenStore() {
                            @Override
                            public boolean revoke(Tenant tenant, String id, Instant when) {
                                return list(tenant).stream()
                                        .filter(token -> super.revoke(tenant, token.id(), when))
                                        .anyMatch(token -> token.id().equals(id));
                            }
                        }),
                ofTokens(
                        "a use is noted for every token",
                        "aUseOfOneTokenIsNoneOfTheOthers",
                        () -> new SoundTokenStore() {
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
                        () -> new SoundTokenStore() {
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
    private static final class LooksThenRevokes extends SoundTokenStore {

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
}
