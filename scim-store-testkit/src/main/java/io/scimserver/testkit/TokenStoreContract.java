package io.scimserver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenUse;
import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The contract of {@link TokenStore}: every fact of a token is kept, and what is revoked stays revoked. */
public interface TokenStoreContract {

    /** How often each race is run: one run may go well by luck. */
    int ROUNDS = 20;

    /** A store without tokens that nobody else uses, asked for once per test. */
    TokenStore emptyTokenStore();

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
    default void aTenantCannotRevokeAnotherTenantsToken() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        assertThat(store.revoke(new Tenant("other"), "token-1", Tokens.at(5)))
                .as("a token of another tenant does not exist")
                .isFalse();
        assertThat(store.list(Tokens.ACME))
                .as("the token of the other tenant is as it was")
                .containsExactly(Tokens.numbered(1));
    }

    @Test
    default void aTenantsTokensAreDeletedAndNobodyElses() {
        TokenStore store = emptyTokenStore();
        StoredToken other = Tokens.of(new Tenant("other"), 3);
        store.add(Tokens.numbered(1));
        store.add(Tokens.numbered(2));
        store.add(other);
        assertThat(store.deleteTenant(Tokens.ACME)).as("how many there were").isEqualTo(2);
        assertThat(store.list(Tokens.ACME)).isEmpty();
        assertThat(store.findByHash(Tokens.numbered(1).hash()))
                .as("a deleted token is refused at once")
                .isEmpty();
        assertThat(store.revoke(Tokens.ACME, "token-1", Tokens.at(5))).isFalse();
        assertThat(store.findByHash(other.hash())).as("another tenant's").contains(other);
        assertThat(store.deleteTenant(Tokens.ACME)).as("can be repeated").isZero();
    }

    @Test
    default void unknownTokensAreNeitherRevokedNorUsed() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        assertThat(store.revoke(Tokens.ACME, "unknown", Tokens.at(5)))
                .as("there is no such token")
                .isFalse();
        assertThat(store.recordUse("unknown", use(5), Tokens.at(0)))
                .as("there is no such token")
                .isFalse();
        assertThat(store.list(Tokens.ACME))
                .as("nobody appeared and nobody changed: no upsert")
                .containsExactly(Tokens.numbered(1));
    }

    @Test
    default void aUseIsNotedUnlessThereIsALaterOne() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        assertThat(store.recordUse("token-1", use(100), Tokens.at(40)))
                .as("the first use is noted")
                .isTrue();
        assertThat(store.recordUse("token-1", use(130), Tokens.at(70)))
                .as("a use 30 seconds later is not, as one after unlessAfter is on record")
                .isFalse();
        assertThat(store.list(Tokens.ACME)).containsExactly(Tokens.numbered(1).withLastUsed(use(100)));
        assertThat(store.recordUse("token-1", use(160), Tokens.at(100)))
                .as("a use at unlessAfter is not after it, so the new one is noted")
                .isTrue();
        assertThat(store.list(Tokens.ACME)).containsExactly(Tokens.numbered(1).withLastUsed(use(160)));
    }

    @Test
    default void aUseWithoutUserAgentClearsTheOneBefore() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1)
                .withLastUsed(new TokenUse(Tokens.at(1), Optional.of("curl"), Optional.of("192.0.2.7"))));
        TokenUse anonymous = new TokenUse(Tokens.at(100), Optional.empty(), Optional.empty());
        store.recordUse("token-1", anonymous, Tokens.at(40));
        assertThat(store.list(Tokens.ACME))
                .as("a use is one fact: time and user agent belong together")
                .containsExactly(Tokens.numbered(1).withLastUsed(anonymous));
    }

    @Test
    default void aUseDoesNotBringARevokedTokenBack() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        store.revoke(Tokens.ACME, "token-1", Tokens.at(5));
        store.recordUse("token-1", use(100), Tokens.at(40));
        assertThat(store.list(Tokens.ACME))
                .as("noting a use changes the use alone")
                .extracting(StoredToken::revoked)
                .containsExactly(Optional.of(Tokens.at(5)));
    }

    @RepeatedTest(ROUNDS)
    default void ofManyUsesAtOnceOneIsNoted() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        List<Boolean> noted = RaceGate.race(IntStream.range(0, 12)
                .mapToObj(i -> (Callable<Boolean>) () -> store.recordUse("token-1", use(100), Tokens.at(40)))
                .toList());
        assertThat(noted)
                .as("a busy identity provider must not cause one write per request")
                .containsOnlyOnce(true);
    }

    @RepeatedTest(ROUNDS)
    default void aUseAtTheSameMomentDoesNotUndoARevocation() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        RaceGate.race(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Boolean>) () -> i == 3
                        ? store.revoke(Tokens.ACME, "token-1", Tokens.at(5))
                        : store.recordUse("token-1", use(100 + i), Tokens.at(99 + i)))
                .toList());
        assertThat(store.findByHash(Tokens.numbered(1).hash()).flatMap(StoredToken::revoked))
                .as("whoever writes a use writes the use alone, not the whole token as it was read")
                .contains(Tokens.at(5));
    }

    private static TokenUse use(int second) {
        return new TokenUse(Tokens.at(second), Optional.of("kit"), Optional.of("192.0.2.7"));
    }
}
