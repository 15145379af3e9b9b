package io.scimserver.testkit.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenUse;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.RaceGate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Contract of {@link TokenStore}: every fact of a token is kept, and a revoked token stays revoked. */
public interface TokenStoreContract
        extends TokenUseContract, TokenTenantContract, TokenKeepingContract, TokenFactContract {

    @Test
    default void aTokenIsFoundByItsHashWithEveryFact() {
        TokenStore store = emptyTokenStore();
        StoredToken full = Tokens.numbered(1)
                .withRevoked(Tokens.at(60))
                .withLastUsed(new TokenUse(
                        Tokens.at(30),
                        Optional.of("Okta-SCIM \u00e9 \ud83d\ude00 \"<x>\""),
                        Optional.of("2001:db8::7")));
        store.add(full);
        store.add(Tokens.numbered(2));
        assertThat(store.findByHash(full.hash()))
                .as("findByHash gives every fact as it was added, times to the millisecond")
                .contains(full);
    }

    @Test
    default void missingFactsStayMissing() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        assertThat(store.findByHash(Tokens.numbered(1).hash()))
                .as("a token without expiry, revocation or use does not get one: no epoch, no empty text")
                .contains(Tokens.numbered(1));
    }

    @Test
    default void anotherHashFindsNothing() {
        TokenStore store = emptyTokenStore();
        StoredToken token = Tokens.numbered(1);
        store.add(token);
        assertThat(Stream.of(
                                "",
                                token.hash() + " ",
                                "%",
                                "_".repeat(64),
                                token.hash().substring(1),
                                token.hash() + "0",
                                token.hash().toUpperCase(Locale.ROOT),
                                token.id(),
                                ".*",
                                "{\"$ne\":null}",
                                "' or '1'='1")
                        .map(store::findByHash))
                .as("a hash compares exactly: anything else would let somebody in")
                .allSatisfy(found -> assertThat(found).isEmpty());
    }

    @Test
    default void tokensAreListedByTenantInCreationOrder() {
        TokenStore store = emptyTokenStore();
        for (int number : new int[] {3, 1, 2}) {
            store.add(Tokens.numbered(number));
        }
        store.add(Tokens.of(new Tenant("other"), 4));
        assertThat(store.list(Tokens.ACME))
                .as("list gives the tokens of one tenant, the oldest first")
                .containsExactly(Tokens.numbered(1), Tokens.numbered(2), Tokens.numbered(3));
        assertThat(store.list(new Tenant("Acme")))
                .as("tenant ids compare exactly")
                .isEmpty();
    }

    @Test
    default void aRevokedTokenIsKeptAndSaysSo() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        assertThat(store.revoke(Tokens.ACME, "token-1", Tokens.at(5)))
                .as("revoke gives true the first time")
                .isTrue();
        StoredToken revoked = Tokens.numbered(1).withRevoked(Tokens.at(5));
        assertThat(store.findByHash(revoked.hash()))
                .as("a revocation is seen by the next request")
                .contains(revoked);
        assertThat(store.list(Tokens.ACME))
                .as("a revoked token stays on the list, for those who ask what happened")
                .containsExactly(revoked);
    }

    @Test
    default void revokingTwiceKeepsTheFirstTime() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        store.revoke(Tokens.ACME, "token-1", Tokens.at(5));
        assertThat(store.revoke(Tokens.ACME, "token-1", Tokens.at(9)))
                .as("revoke gives false when there is nothing to do")
                .isFalse();
        assertThat(store.list(Tokens.ACME))
                .as("the first revocation is the one that counts")
                .containsExactly(Tokens.numbered(1).withRevoked(Tokens.at(5)));
    }

    @Test
    default void unknownTokensAreNeitherRevokedNorUsed() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        assertThat(store.revoke(Tokens.ACME, "unknown", Tokens.at(5)))
                .as("there is no such token")
                .isFalse();
        assertThat(store.recordUse("unknown", Tokens.use(5), Tokens.at(0)))
                .as("there is no such token")
                .isFalse();
        assertThat(store.list(Tokens.ACME))
                .as("nobody appeared and nobody changed: no upsert")
                .containsExactly(Tokens.numbered(1));
    }

    @Test
    default void anExpiredTokenIsFoundToo() {
        TokenStore store = emptyTokenStore();
        StoredToken expired = Tokens.numbered(3);
        store.add(expired);
        assertThat(expired.isValidAt(Instant.now())).isFalse();
        assertThat(store.findByHash(expired.hash()))
                .as("the library says that a token has expired: the store gives it all the same")
                .contains(expired);
    }

    @Test
    default void theLongestFactsAreKept() {
        TokenStore store = emptyTokenStore();
        StoredToken plain = Tokens.of(new Tenant("t".repeat(300)), 2);
        StoredToken full = new StoredToken(
                        "id-" + "i".repeat(60),
                        plain.tenant(),
                        plain.hash(),
                        "\u00e9".repeat(100),
                        plain.access(),
                        plain.hint(),
                        plain.created(),
                        Optional.of("\u7814".repeat(200)),
                        plain.expires(),
                        Optional.empty(),
                        Optional.empty())
                .withLastUsed(new TokenUse(Tokens.at(9), Optional.of("<".repeat(200)), Optional.of("1".repeat(100))));
        store.add(full);
        assertThat(store.findByHash(full.hash())).as("no fact is cut").contains(full);
        assertThat(store.list(full.tenant())).as("no fact is cut").containsExactly(full);
    }

    @Test
    default void revokingOneTokenLeavesTheOthers() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        store.add(Tokens.numbered(2));
        store.revoke(Tokens.ACME, "token-2", Tokens.at(5));
        assertThat(store.list(Tokens.ACME))
                .as("one token is revoked, the tenant's other identity provider goes on")
                .containsExactly(Tokens.numbered(1), Tokens.numbered(2).withRevoked(Tokens.at(5)));
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void ofManyRevocationsOneIsTheFirst() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        List<Boolean> revoked = RaceGate.race(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Boolean>) () -> store.revoke(Tokens.ACME, "token-1", Tokens.at(i)))
                .toList());
        assertThat(revoked).as("a token is revoked once").containsOnlyOnce(true);
        assertThat(store.list(Tokens.ACME))
                .as("the time is that of the revocation that was told so")
                .containsExactly(Tokens.numbered(1).withRevoked(Tokens.at(revoked.indexOf(true))));
    }
}
