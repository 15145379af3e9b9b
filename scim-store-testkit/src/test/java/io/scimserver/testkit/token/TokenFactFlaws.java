package io.scimserver.testkit.token;

import static io.scimserver.testkit.flaw.Flaw.ofTokens;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenUse;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Flaw;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Mistakes in facts of a token that few tokens have. */
public final class TokenFactFlaws {

    private TokenFactFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofTokens(
                        "a revoked token has no uses",
                        "aUseIsRecordedWhateverElseIsTrueOfTheToken",
                        () -> new SoundTokenStore() {
                            @Override
                            public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
                                boolean isRevoked = tenants.stream()
                                        .flatMap(tenant -> list(tenant).stream())
                                        .anyMatch(token -> token.id().equals(id)
                                                && token.revoked().isPresent());
                                return !isRevoked && super.recordUse(id, use, unlessAfter);
                            }
                        }),
                ofTokens("times end in 2038", "timesOfTokensStayWhatTheyWere", () -> new SoundTokenStore() {
                    @Override
                    public boolean revoke(Tenant tenant, String id, Instant when) {
                        return super.revoke(
                                tenant,
                                id,
                                Instant.ofEpochSecond(
                                        Math.min(when.getEpochSecond(), Integer.MAX_VALUE), when.getNano()));
                    }
                }),
                ofTokens(
                        "tokens of one second have no order",
                        "tokensOfOneSecondAreListedInTheOrderOfTheirCreation",
                        () -> new SoundTokenStore() {
                            @Override
                            public List<StoredToken> list(Tenant tenant) {
                                return super.list(tenant).stream()
                                        .sorted(Comparator.comparing((StoredToken token) ->
                                                        token.created().getEpochSecond())
                                                .thenComparing(StoredToken::id))
                                        .toList();
                            }
                        }),
                ofTokens(
                        "ids are cut at 36 characters",
                        "longIdsCompareToTheirLastCharacter",
                        () -> new SoundTokenStore() {
                            @Override
                            public boolean revoke(Tenant tenant, String id, Instant when) {
                                Optional<String> known = list(tenant).stream()
                                        .map(StoredToken::id)
                                        .filter(other -> cut(other).equals(cut(id)))
                                        .findFirst();
                                return super.revoke(tenant, known.orElse(id), when);
                            }
                        }),
                ofTokens(
                        "tenants are compared without case when a token is revoked",
                        "tenantsWithSimilarIdsCannotRevokeEachOthersTokens",
                        () -> new SoundTokenStore() {
                            @Override
                            public boolean revoke(Tenant tenant, String id, Instant when) {
                                return tenants.stream()
                                        .filter(known -> known.id().equalsIgnoreCase(tenant.id()))
                                        .anyMatch(known -> super.revoke(known, id, when));
                            }
                        }));
    }

    private static String cut(String id) {
        return id.substring(0, Math.min(36, id.length()));
    }
}
