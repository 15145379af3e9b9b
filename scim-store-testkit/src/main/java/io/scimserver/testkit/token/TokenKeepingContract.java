package io.scimserver.testkit.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenUse;
import io.scimserver.testkit.support.Steps;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests that a store keeps every token whole, however many there are, and nothing that it read before. */
public interface TokenKeepingContract extends EmptyTokenStore {

    /** Number of tokens of one tenant in these tests; more than the usual limit of a query or a cache. */
    int MANY = 1_050;

    @Test
    default void aTokenThatWasFoundBeforeIsRevokedAtOnce() {
        TokenStore store = emptyTokenStore();
        StoredToken token = Tokens.numbered(1);
        store.add(token);
        assertThat(store.findByHash(token.hash())).as("before").contains(token);
        assertThat(store.list(Tokens.ACME)).as("before").containsExactly(token);
        store.revoke(Tokens.ACME, token.id(), Tokens.at(5));
        assertThat(store.findByHash(token.hash()))
                .as("a revoked token is refused at once, though it was in use: what was found is not kept")
                .contains(token.withRevoked(Tokens.at(5)));
        assertThat(store.list(Tokens.ACME)).as("on the list, too").containsExactly(token.withRevoked(Tokens.at(5)));
    }

    @Test
    default void aTokenThatWasFoundBeforeIsDeletedAtOnce() {
        TokenStore store = emptyTokenStore();
        StoredToken token = Tokens.numbered(1);
        store.add(token);
        assertThat(store.findByHash(token.hash())).as("before").contains(token);
        store.deleteTenant(Tokens.ACME);
        assertThat(store.findByHash(token.hash()))
                .as("a token of a deleted tenant is refused at once, though it was in use")
                .isEmpty();
    }

    @Test
    default void aTokenThatWasMissedBeforeIsFound() {
        TokenStore store = emptyTokenStore();
        StoredToken token = Tokens.numbered(1);
        assertThat(store.findByHash(token.hash())).as("before").isEmpty();
        store.add(token);
        assertThat(store.findByHash(token.hash()))
                .as("a new token works at once, though somebody tried it before it was there")
                .contains(token);
    }

    @Test
    default void hashesCompareToTheirLastCharacter() {
        TokenStore store = emptyTokenStore();
        StoredToken token = Tokens.numbered(1);
        StoredToken twin = Tokens.numbered(2);
        store.add(token);
        store.add(twin);
        assertThat(store.findByHash(twin.hash()))
                .as("hashes that end differently")
                .contains(twin);
        String hash = token.hash();
        Stream<String> cut = IntStream.of(0, 8, 16, 32, 40, 63).mapToObj(end -> hash.substring(0, end));
        Stream<String> padded =
                Stream.of("\u0000", "\n", " ", "=", "\u200d").flatMap(c -> Stream.of(hash + c, c + hash));
        assertThat(Stream.concat(cut, padded).map(store::findByHash))
                .as("a part of a hash, or one with more around it, opens nothing")
                .allSatisfy(found -> assertThat(found).isEmpty());
    }

    @TestFactory
    default Stream<DynamicTest> labelsStayWhatTheyWere() {
        return Stream.of(
                        "",
                        " ",
                        " x ",
                        "x ",
                        "caf\u00e9 cafe\u0301 \u212a",
                        "\ud83d\ude00",
                        "Okta \u2028 2",
                        "null",
                        "<b>'\"\\%_$")
                .map(label -> DynamicTest.dynamicTest(Steps.shown(label), () -> {
                    TokenStore store = emptyTokenStore();
                    StoredToken token = Tokens.labelled(label);
                    store.add(token);
                    assertThat(store.findByHash(token.hash()))
                            .as("a label is neither cut, padded, trimmed nor normalised")
                            .contains(token);
                    assertThat(store.list(Tokens.ACME)).as("on the list, too").containsExactly(token);
                }));
    }

    @TestFactory
    default Stream<DynamicTest> textsOfAUseStayWhatTheyWere() {
        return Stream.of("", " x ", "caf\u00e9 cafe\u0301", "\ud83d\ude00", "x".repeat(100))
                .map(text -> DynamicTest.dynamicTest(Steps.shown(text), () -> {
                    TokenStore store = emptyTokenStore();
                    StoredToken token = Tokens.createdBy(text);
                    store.add(token);
                    TokenUse use = new TokenUse(Tokens.at(9), Optional.of(text.repeat(2)), Optional.of(text));
                    assertThat(store.recordUse(token.id(), use, Tokens.at(1))).isTrue();
                    assertThat(store.findByHash(token.hash()))
                            .as("who made a token, and what used it, is kept as it was")
                            .contains(token.withLastUsed(use));
                }));
    }

    @Test
    default void idsCompareExactly() {
        TokenStore store = emptyTokenStore();
        StoredToken token = Tokens.numbered(1);
        store.add(token);
        for (String id : List.of("TOKEN-1", "token-1 ", " token-1", "token_1", "%", "token-", "token-1\u0000", "")) {
            assertThat(store.revoke(Tokens.ACME, id, Tokens.at(5)))
                    .as("'%s' is no token's id", id)
                    .isFalse();
            assertThat(store.recordUse(id, Tokens.use(5), Tokens.at(1)))
                    .as("'%s' is no token's id", id)
                    .isFalse();
        }
        assertThat(store.list(Tokens.ACME)).as("the token is as it was").containsExactly(token);
    }

    @Test
    default void expiredAndRevokedTokensAreRevokedAndDeletedLikeOthers() {
        TokenStore store = emptyTokenStore();
        StoredToken expired = Tokens.numbered(3);
        StoredToken revoked = Tokens.numbered(1);
        store.add(expired);
        store.add(revoked);
        store.add(Tokens.numbered(2));
        assertThat(store.revoke(Tokens.ACME, revoked.id(), Tokens.at(5))).isTrue();
        assertThat(store.revoke(Tokens.ACME, expired.id(), Tokens.at(2_000)))
                .as("a token that has expired is there until it is deleted")
                .isTrue();
        assertThat(store.deleteTenant(Tokens.ACME)).as("all are deleted").isEqualTo(3);
        assertThat(Stream.of(expired, revoked).map(token -> store.findByHash(token.hash())))
                .as("revoked and expired ones, too")
                .allSatisfy(found -> assertThat(found).isEmpty());
    }

    @Test
    default void everyOneOfManyTokensIsKept() {
        TokenStore store = emptyTokenStore();
        List<StoredToken> tokens =
                IntStream.rangeClosed(1, MANY).mapToObj(Tokens::numbered).toList();
        tokens.forEach(store::add);
        assertThat(store.list(Tokens.ACME))
                .as("all tokens are on the list: one that is not there cannot be revoked")
                .containsExactlyElementsOf(tokens);
        assertThat(IntStream.of(0, 1, MANY / 2, MANY - 1).mapToObj(tokens::get))
                .as("every token works, the oldest and the newest")
                .allSatisfy(token -> assertThat(store.findByHash(token.hash())).contains(token));
        assertThat(store.deleteTenant(Tokens.ACME)).as("all are deleted").isEqualTo(MANY);
        assertThat(store.list(Tokens.ACME)).as("none is left").isEmpty();
    }
}
