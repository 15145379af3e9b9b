package io.scimserver.testkit.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenUse;
import io.scimserver.testkit.support.RaceGate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Tests that a use is recorded as one fact, and changes nothing else of the token. */
public interface TokenUseContract extends EmptyTokenStore {

    @Test
    default void aUseIsNotedUnlessThereIsALaterOne() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        assertThat(store.recordUse("token-1", Tokens.use(100), Tokens.at(40)))
                .as("the first use is noted")
                .isTrue();
        assertThat(store.recordUse("token-1", Tokens.use(130), Tokens.at(70)))
                .as("a use 30 seconds later is not, as one after unlessAfter is on record")
                .isFalse();
        assertThat(store.list(Tokens.ACME)).containsExactly(Tokens.numbered(1).withLastUsed(Tokens.use(100)));
        assertThat(store.recordUse("token-1", Tokens.use(160), Tokens.at(100)))
                .as("a use at unlessAfter is not after it, so the new one is noted")
                .isTrue();
        assertThat(store.list(Tokens.ACME)).containsExactly(Tokens.numbered(1).withLastUsed(Tokens.use(160)));
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
        store.recordUse("token-1", Tokens.use(100), Tokens.at(40));
        assertThat(store.list(Tokens.ACME))
                .as("noting a use changes the use alone")
                .extracting(StoredToken::revoked)
                .containsExactly(Optional.of(Tokens.at(5)));
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void ofManyUsesAtOnceOneIsNoted() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        List<Boolean> noted = RaceGate.race(IntStream.range(0, 12)
                .mapToObj(i -> (Callable<Boolean>) () -> store.recordUse("token-1", Tokens.use(100), Tokens.at(40)))
                .toList());
        assertThat(noted)
                .as("a busy identity provider must not cause one write per request")
                .containsOnlyOnce(true);
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void aUseAtTheSameMomentDoesNotUndoARevocation() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        RaceGate.race(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Boolean>) () -> i == 3
                        ? store.revoke(Tokens.ACME, "token-1", Tokens.at(5))
                        : store.recordUse("token-1", Tokens.use(100 + i), Tokens.at(99 + i)))
                .toList());
        assertThat(store.findByHash(Tokens.numbered(1).hash()).flatMap(StoredToken::revoked))
                .as("whoever writes a use writes the use alone, not the whole token as it was read")
                .contains(Tokens.at(5));
    }

    @Test
    default void aUseOfOneTokenIsNoneOfTheOthers() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        store.add(Tokens.numbered(2));
        store.recordUse("token-2", Tokens.use(100), Tokens.at(40));
        assertThat(store.list(Tokens.ACME))
                .as("one token was used")
                .containsExactly(Tokens.numbered(1), Tokens.numbered(2).withLastUsed(Tokens.use(100)));
    }
}
