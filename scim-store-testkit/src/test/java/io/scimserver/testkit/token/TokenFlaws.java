package io.scimserver.testkit.token;

import static io.scimserver.testkit.flaw.Flaw.ofTokens;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenUse;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Crossing;
import io.scimserver.testkit.flaw.Flaw;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Mistakes in how tokens are kept. */
public final class TokenFlaws {

    private TokenFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofTokens(
                        "uses are written with the whole token",
                        "aUseAtTheSameMomentDoesNotUndoARevocation",
                        WritesWholeTokens::new),
                ofTokens(
                        "the tokens of all tenants are deleted",
                        "aTenantsTokensAreDeletedAndNobodyElses",
                        () -> new PlainTokenStore() {
                            @Override
                            public long deleteTenant(Tenant tenant) {
                                long theirs = super.deleteTenant(tenant);
                                tokens.clear();
                                return theirs;
                            }
                        }),
                ofTokens("no revocation is one at the epoch", "missingFactsStayMissing", () -> new PlainTokenStore() {
                    @Override
                    public void add(StoredToken token) {
                        super.add(token.revoked().isEmpty() ? token.withRevoked(Instant.EPOCH) : token);
                    }
                }),
                ofTokens(
                        "the user agent is only ever set",
                        "aUseWithoutUserAgentClearsTheOneBefore",
                        () -> new PlainTokenStore() {
                            @Override
                            public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
                                Optional<String> userAgent = use.userAgent()
                                        .or(() -> tokens.get(id).lastUsed().flatMap(TokenUse::userAgent));
                                return super.recordUse(
                                        id, new TokenUse(use.at(), userAgent, use.address()), unlessAfter);
                            }
                        }),
                ofTokens("every use is written", "ofManyUsesAtOnceOneIsNoted", () -> new PlainTokenStore() {
                    @Override
                    public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
                        return super.recordUse(id, use, Instant.MAX);
                    }
                }),
                ofTokens("unlessAfter counts itself", "aUseIsNotedUnlessThereIsALaterOne", () -> new PlainTokenStore() {
                    @Override
                    public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
                        return super.recordUse(id, use, unlessAfter.minusMillis(1));
                    }
                }),
                ofTokens(
                        "revoke does not look at the tenant",
                        "aTenantCannotRevokeAnotherTenantsToken",
                        () -> new PlainTokenStore() {
                            @Override
                            public boolean revoke(Tenant tenant, String id, Instant when) {
                                return super.revoke(tokens.get(id).tenant(), id, when);
                            }
                        }),
                ofTokens("revoke deletes", "aRevokedTokenIsKeptAndSaysSo", () -> new PlainTokenStore() {
                    @Override
                    public boolean revoke(Tenant tenant, String id, Instant when) {
                        return tokens.remove(id) != null;
                    }
                }),
                ofTokens("revoke moves the time", "revokingTwiceKeepsTheFirstTime", () -> new PlainTokenStore() {
                    @Override
                    public boolean revoke(Tenant tenant, String id, Instant when) {
                        return tokens.computeIfPresent(id, (key, token) -> token.withRevoked(when)) != null;
                    }
                }),
                ofTokens("hashes are compared without case", "anotherHashFindsNothing", () -> new PlainTokenStore() {
                    @Override
                    public Optional<StoredToken> findByHash(String hash) {
                        return tokens.values().stream()
                                .filter(token -> token.hash().equalsIgnoreCase(hash))
                                .findFirst();
                    }
                }),
                ofTokens(
                        "times are cut to seconds", "aTokenIsFoundByItsHashWithEveryFact", () -> new PlainTokenStore() {
                            @Override
                            public void add(StoredToken token) {
                                super.add(token.revoked()
                                        .map(when -> token.withRevoked(when.truncatedTo(ChronoUnit.SECONDS)))
                                        .orElse(token));
                            }
                        }),
                ofTokens(
                        "tokens are listed in the order they came",
                        "tokensAreListedByTenantInCreationOrder",
                        () -> new PlainTokenStore() {
                            @Override
                            public List<StoredToken> list(Tenant tenant) {
                                return tokens.values().stream().toList();
                            }
                        }));
    }

    /** Plainest token store that keeps the contract. */
    private static class PlainTokenStore implements TokenStore {

        final Map<String, StoredToken> tokens = new ConcurrentHashMap<>();

        @Override
        public void add(StoredToken token) {
            tokens.put(token.id(), token);
        }

        @Override
        public Optional<StoredToken> findByHash(String hash) {
            return tokens.values().stream()
                    .filter(token -> token.hash().equals(hash))
                    .findFirst();
        }

        @Override
        public List<StoredToken> list(Tenant tenant) {
            return tokens.values().stream()
                    .filter(token -> token.tenant().equals(tenant))
                    .toList();
        }

        @Override
        public boolean revoke(Tenant tenant, String id, Instant when) {
            Optional<StoredToken> token = Optional.ofNullable(tokens.get(id))
                    .filter(found ->
                            found.tenant().equals(tenant) && found.revoked().isEmpty());
            token.ifPresent(found -> tokens.put(id, found.withRevoked(when)));
            return token.isPresent();
        }

        @Override
        public long deleteTenant(Tenant tenant) {
            List<StoredToken> theirs = list(tenant);
            theirs.forEach(token -> tokens.remove(token.id()));
            return theirs.size();
        }

        @Override
        public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
            synchronized (this) {
                Optional<StoredToken> token = Optional.ofNullable(tokens.get(id))
                        .filter(found -> found.lastUsed()
                                .filter(last -> last.at().isAfter(unlessAfter))
                                .isEmpty());
                token.ifPresent(found -> tokens.put(id, found.withLastUsed(use)));
                return token.isPresent();
            }
        }
    }

    /** Store that reads a token before it is revoked, and writes it as it was read after it is. */
    private static final class WritesWholeTokens extends PlainTokenStore {

        private final Crossing read = new Crossing(1);
        private final Crossing revoked = new Crossing(1);

        @Override
        public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
            Optional<StoredToken> token = Optional.ofNullable(tokens.get(id));
            read.pass();
            revoked.await();
            token.ifPresent(found -> tokens.put(id, found.withLastUsed(use)));
            return token.isPresent();
        }

        @Override
        public boolean revoke(Tenant tenant, String id, Instant when) {
            read.await();
            boolean done = super.revoke(tenant, id, when);
            revoked.pass();
            return done;
        }
    }
}
