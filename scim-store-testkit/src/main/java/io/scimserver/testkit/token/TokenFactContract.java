package io.scimserver.testkit.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenUse;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests that every fact of a token is kept as it was, and changes only by the call that is about it. */
public interface TokenFactContract extends EmptyTokenStore {

    @TestFactory
    default Stream<DynamicTest> timesOfTokensStayWhatTheyWere() {
        return Stream.of(
                        "2000-02-29T23:59:59.999Z",
                        "2038-01-19T03:14:08.001Z",
                        "2126-01-01T00:00:00.010Z",
                        "9999-12-31T23:59:59.999Z")
                .map(Instant::parse)
                .map(time -> DynamicTest.dynamicTest(time.toString(), () -> {
                    TokenStore store = emptyTokenStore();
                    StoredToken token = Tokens.with(Tokens.numbered(1).id(), time, Optional.of(time.plusMillis(1)));
                    store.add(token);
                    assertFound(store, token);
                    store.revoke(Tokens.ACME, token.id(), time.plusMillis(2));
                    assertFound(store, token.withRevoked(time.plusMillis(2)));
                }));
    }

    @TestFactory
    default Stream<DynamicTest> textsOfTokensStayWhatTheyWere() {
        return Stream.of("&amp; &#38; %26", "&", "a\\nb", "\u007f", "\ufeffa", "x".repeat(100), "\u7814".repeat(100))
                .map(text -> DynamicTest.dynamicTest(Steps.shown(text), () -> {
                    TokenStore store = emptyTokenStore();
                    StoredToken token = Tokens.labelled(text);
                    store.add(token);
                    assertFound(store, token);
                }));
    }

    @Test
    default void aLongNameOfAnAdministratorIsKept() {
        TokenStore store = emptyTokenStore();
        StoredToken token = Tokens.createdBy("\u00e9".repeat(300));
        store.add(token);
        assertFound(store, token);
    }

    @Test
    default void longIdsCompareToTheirLastCharacter() {
        TokenStore store = emptyTokenStore();
        String begin = "x".repeat(100);
        StoredToken one = Tokens.with(begin + "1", Tokens.at(1), Optional.empty());
        store.add(one);
        assertThat(store.revoke(Tokens.ACME, begin + "2", Tokens.at(5)))
                .as("another id")
                .isFalse();
        assertThat(store.revoke(Tokens.ACME, begin, Tokens.at(5)))
                .as("another id")
                .isFalse();
        assertThat(store.recordUse(begin + "2", Tokens.use(5), Tokens.at(1)))
                .as("another id")
                .isFalse();
        assertFound(store, one);
        assertThat(store.revoke(Tokens.ACME, one.id(), Tokens.at(5))).isTrue();
    }

    @Test
    default void tokensOfOneSecondAreListedInTheOrderOfTheirCreation() {
        TokenStore store = emptyTokenStore();
        StoredToken later = Tokens.with("token-1", Tokens.at(1).plusMillis(2), Optional.empty());
        StoredToken earlier = Tokens.of(Tokens.ACME, 2, Tokens.at(1).plusMillis(1));
        store.add(later);
        store.add(earlier);
        assertThat(store.list(Tokens.ACME)).as("to the millisecond").containsExactly(earlier, later);
    }

    @Test
    default void aTokenThatIsCopiedKeepsRevocationAndUse() {
        TokenStore store = emptyTokenStore();
        StoredToken token = Tokens.numbered(1).withRevoked(Tokens.at(5)).withLastUsed(Tokens.use(4));
        store.add(token);
        assertFound(store, token);
        assertThat(store.revoke(Tokens.ACME, token.id(), Tokens.at(9)))
                .as("it was revoked before it came here")
                .isFalse();
        assertFound(store, token);
    }

    @Test
    default void aRevocationKeepsTheUse() {
        TokenStore store = emptyTokenStore();
        StoredToken token = Tokens.numbered(3);
        store.add(token);
        store.recordUse(token.id(), Tokens.use(4), Tokens.at(1));
        store.revoke(Tokens.ACME, token.id(), Tokens.at(5));
        assertFound(store, token.withLastUsed(Tokens.use(4)).withRevoked(Tokens.at(5)));
    }

    /** Tests the only condition of a use: that no use after the given time is on record. */
    @Test
    default void aUseIsRecordedWhateverElseIsTrueOfTheToken() {
        TokenStore store = emptyTokenStore();
        StoredToken revoked = Tokens.numbered(1).withRevoked(Tokens.at(2));
        StoredToken expired = Tokens.with("expired", Tokens.at(3), Optional.of(Tokens.at(4)));
        store.add(revoked);
        store.add(Tokens.numbered(2));
        assertThat(store.recordUse(revoked.id(), Tokens.use(7), Tokens.at(6)))
                .as("requests that came before the revocation are recorded after it")
                .isTrue();
        assertFound(store, revoked.withLastUsed(Tokens.use(7)));
        assertThat(store.recordUse("token-2", Tokens.use(1), Tokens.at(-100)))
                .as("the first use, as a server sees it whose clock is late")
                .isTrue();
        assertThat(store.recordUse("token-2", Tokens.use(0), Tokens.at(1)))
                .as("no use after second 1 is on record")
                .isTrue();
        TokenStore another = emptyTokenStore();
        another.add(expired);
        assertThat(another.recordUse(expired.id(), Tokens.use(9), Tokens.at(8))).isTrue();
        assertFound(another, expired.withLastUsed(Tokens.use(9)));
    }

    @Test
    default void theLongestTextsOfAUseAreKept() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        TokenUse use = new TokenUse(Tokens.at(9), Optional.of("\u7814".repeat(200)), Optional.of("\u7814".repeat(100)));
        store.recordUse("token-1", use, Tokens.at(1));
        assertFound(store, Tokens.numbered(1).withLastUsed(use));
    }

    @Test
    default void tenantsWithSimilarIdsCannotRevokeEachOthersTokens() {
        TokenStore store = emptyTokenStore();
        for (int i = 0; i < Tenants.PATTERNS.size(); i++) {
            store.add(Tokens.of(new Tenant(Tenants.PATTERNS.get(i)), i));
        }
        for (int i = 0; i < Tenants.PATTERNS.size(); i++) {
            Tenant owner = new Tenant(Tenants.PATTERNS.get(i));
            for (String other : Tenants.SIMILAR_IDS) {
                if (!other.equals(owner.id())) {
                    assertThat(store.revoke(new Tenant(other), "token-" + i, Tokens.at(5)))
                            .as("%s is not %s", Steps.shown(other), owner.id())
                            .isFalse();
                }
            }
            assertThat(store.list(owner)).isEqualTo(List.of(Tokens.of(owner, i)));
        }
    }

    private static void assertFound(TokenStore store, StoredToken token) {
        assertThat(store.findByHash(token.hash())).as("found").contains(token);
        assertThat(store.list(token.tenant())).as("listed").contains(token);
    }
}
