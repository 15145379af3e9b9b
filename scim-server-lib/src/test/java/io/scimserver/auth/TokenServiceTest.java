package io.scimserver.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.scimserver.auth.Authentication.Accepted;
import io.scimserver.auth.Authentication.Refused;
import io.scimserver.memory.InMemoryTokenStore;
import io.scimserver.store.StoreException;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenServiceTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Tenant GLOBEX = new Tenant("globex");

    private final SteppingClock clock = new SteppingClock();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final TokenService tokens = new TokenService(store, clock);

    @Test
    void anIssuedTokenSpeaksForItsTenant() {
        IssuedToken issued = tokens.issue(new TokenTerms(ACME, "Entra ID", Access.READ_ONLY));

        assertThat(send("Bearer " + issued.secret()))
                .isEqualTo(new Accepted(new Caller(ACME, issued.token().id(), "Entra ID", Access.READ_ONLY)));
    }

    @Test
    void anIssuedTokenHas256RandomBitsAndARecognisablePrefix() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            secrets.add(tokens.issue(terms()).secret());
        }

        assertThat(secrets).hasSize(100).allMatch(secret -> secret.matches("scim_[A-Za-z0-9_-]{43}"));
    }

    @Test
    void whatIsStoredDoesNotHoldTheSecret() {
        IssuedToken issued = tokens.issue(terms());

        StoredToken stored = tokens.list(ACME).get(0);
        assertThat(stored.hash()).matches("[0-9a-f]{64}").isNotEqualTo(issued.secret());
        assertThat(stored.hint()).startsWith("scim_…").hasSize(10);
        assertThat(issued.secret()).endsWith(stored.hint().substring(6));
        assertThat(issued.toString()).doesNotContain(issued.secret()).doesNotContain(stored.hash());
        assertThat(stored.toString()).doesNotContain(stored.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "bearer %s", "BEARER %s", "bEaReR   %s", "Bearer %s  "})
    void theSchemeIsCaseInsensitiveAndBlanksAroundTheTokenDoNotMatter(String header) {
        assertThat(send(header.formatted(tokens.issue(terms()).secret()))).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Bearer",
                "Bearer ",
                "Bearer    ",
                "non-token",
                "Basic dXNlcjpwYXNz",
                "Bearer two words",
                "Bearer a\u0000b",
                "Bearer a\rb",
                "Bearer tökén",
                "Bearer \uD83D\uDE00",
                "Bearerscim_x"
            })
    void whatHoldsNoTokenIsRefusedWithAPlainChallenge(String header) {
        assertThat(send(header))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::challenge)
                .isEqualTo("Bearer realm=\"scim\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "Bearer Bearer %s  | The header holds the word \"Bearer\" twice: the identity provider adds it, so enter the token alone.",
                "bearer  BEARER %s | The header holds the word \"Bearer\" twice: the identity provider adds it, so enter the token alone.",
                "%s                | The header lacks the word \"Bearer\": enter \"Bearer \" and the token.",
                "Basic %s          | Send one header \"Authorization: Bearer <token>\" with a token that this server has issued."
            })
    void theUsualMistakesAreNamedWithoutTheToken(String header, String detail) {
        String secret = tokens.issue(terms()).secret();

        Refused refused = (Refused) send(header.formatted(secret));

        assertThat(refused).isEqualTo(new Refused("Bearer realm=\"scim\"", detail));
        assertThat(refused.detail()).doesNotContain(secret);
    }

    @Test
    void noHeaderSeveralHeadersAndAHugeHeaderAreRefused() {
        String valid = "Bearer " + tokens.issue(terms()).secret();

        assertThat(send()).isInstanceOf(Refused.class);
        assertThat(send(valid, valid)).isInstanceOf(Refused.class);
        assertThat(send("Bearer " + "a".repeat(10_000))).isInstanceOf(Refused.class);
    }

    @Test
    void anUnknownTokenIsToldThatItIsInvalidAndNothingElse() {
        Refused refused = (Refused) send("Bearer scim_unknown");

        assertThat(refused.challenge())
                .isEqualTo("Bearer realm=\"scim\", error=\"invalid_token\","
                        + " error_description=\"The token is unknown, expired or revoked\"");
        assertThat(refused.detail()).doesNotContain("scim_unknown");
    }

    @Test
    void aTokenIsRefusedFromTheInstantItExpires() {
        String secret = tokens.issue(new TokenTerms(ACME, "a", Access.READ_WRITE).validFor(Duration.ofHours(1)))
                .secret();

        clock.advance(Duration.ofHours(1).minusNanos(1));
        assertThat(send("Bearer " + secret)).isInstanceOf(Accepted.class);
        clock.advance(Duration.ofNanos(1));
        assertRefusedAsUnknownThoughItWas(ACME, send("Bearer " + secret));
    }

    @Test
    void aRevokedTokenIsRefusedAtOnceAndItsSuccessorIsAccepted() {
        IssuedToken old = tokens.issue(terms());
        IssuedToken next = tokens.issue(terms());
        assertThat(send("Bearer " + old.secret())).isInstanceOf(Accepted.class);
        assertThat(send("Bearer " + next.secret())).isInstanceOf(Accepted.class);

        assertThat(tokens.revoke(ACME, old.token().id())).isTrue();

        assertRefusedAsUnknownThoughItWas(ACME, send("Bearer " + old.secret()));
        assertThat(send("Bearer " + next.secret())).isInstanceOf(Accepted.class);
        assertThat(tokens.revoke(ACME, old.token().id())).isFalse();
    }

    @Test
    void aTenantNeitherSeesNorRevokesTokensOfAnother() {
        IssuedToken issued = tokens.issue(terms());

        assertThat(tokens.list(GLOBEX)).isEmpty();
        assertThat(tokens.revoke(GLOBEX, issued.token().id())).isFalse();
        assertThat(send("Bearer " + issued.secret())).isInstanceOf(Accepted.class);
    }

    @Test
    void theLatestUseIsKnownToAMinute() {
        String secret = tokens.issue(terms()).secret();
        Instant first = clock.instant();

        send("Bearer " + secret);
        clock.advance(Duration.ofSeconds(59));
        send("Bearer " + secret);
        assertThat(lastUse()).isEqualTo(new TokenUse(first, Optional.of("curl/8"), Optional.of("192.0.2.7")));

        clock.advance(Duration.ofSeconds(1));
        send("Bearer " + secret);
        assertThat(lastUse().at()).isEqualTo(first.plusSeconds(60));
    }

    @Test
    void aRefusedRequestIsNoUse() {
        IssuedToken issued = tokens.issue(terms());
        tokens.revoke(ACME, issued.token().id());

        send("Bearer " + issued.secret());

        assertThat(tokens.list(ACME).get(0).lastUsed()).isEmpty();
    }

    @Test
    void ofManyRequestsAtOnceOneWritesTheUse() throws Exception {
        AtomicInteger writes = new AtomicInteger();
        TokenService counted = new TokenService(new CountingStore(store, writes), clock);
        String header = "Bearer " + counted.issue(terms()).secret();
        CyclicBarrier gate = new CyclicBarrier(8);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Authentication>> responses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                responses.add(pool.submit(() -> {
                    gate.await();
                    return counted.authenticate(request(header));
                }));
            }
            for (Future<Authentication> response : responses) {
                assertThat(response.get()).isInstanceOf(Accepted.class);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(writes).hasValue(1);
    }

    @Test
    void aUseThatCannotBeNotedDoesNotCostTheRequest() {
        TokenStore forgetful = new DelegatingTokenStore(store) {
            @Override
            public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
                throw new StoreException.OutcomeUnknown("time-out", new IllegalStateException());
            }
        };
        TokenService service = new TokenService(forgetful, clock);

        assertThat(service.authenticate(
                        request("Bearer " + service.issue(terms()).secret())))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aFixedTokenIsAcceptedBesideIssuedOnesAndNotStored() {
        String issued = tokens.issue(terms()).secret();
        TokenService both = tokens.accepting("x", new TokenTerms(GLOBEX, "SCIM_TOKEN", Access.READ_WRITE));

        assertThat(both.authenticate(request("Bearer x")))
                .isEqualTo(new Accepted(new Caller(GLOBEX, "fixed:SCIM_TOKEN", "SCIM_TOKEN", Access.READ_WRITE)));
        assertThat(both.authenticate(request("Bearer " + issued))).isInstanceOf(Accepted.class);
        assertThat(both.list(GLOBEX)).isEmpty();
        assertThat(send("Bearer x")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tökén", "line\nbreak"})
    void aFixedTokenThatNoHeaderCanCarryIsRefusedWithoutBeingQuoted(String secret) {
        assertThatThrownBy(() -> tokens.accepting(secret, terms()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a bearer token has 1 to 4096 visible ASCII characters, no spaces");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "\u001b[31m"})
    void aLabelIsOneLineOfText(String label) {
        assertThatThrownBy(() -> new TokenTerms(ACME, label, Access.READ_WRITE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TokenTerms terms() {
        return new TokenTerms(ACME, "Okta", Access.READ_WRITE);
    }

    private TokenUse lastUse() {
        return tokens.list(ACME).get(0).lastUsed().orElseThrow();
    }

    /** Asserts that the client is told nothing and that the host learns the owner of the token. */
    private void assertRefusedAsUnknownThoughItWas(Tenant tenant, Authentication outcome) {
        Refused refused = (Refused) outcome;
        Refused unknown = (Refused) send("Bearer scim_unknown");
        assertThat(unknown.formerly()).isEmpty();
        assertThat(refused.formerly().map(Caller::tenant)).contains(tenant);
        assertThat(new Refused(refused.challenge(), refused.detail())).isEqualTo(unknown);
    }

    private Authentication send(String... authorization) {
        return tokens.authenticate(request(authorization));
    }

    private static AuthenticationRequest request(String... authorization) {
        return new AuthenticationRequest(
                List.of(authorization), Optional.of("curl/8"), Optional.empty(), Optional.of("192.0.2.7"));
    }

    private static class DelegatingTokenStore implements TokenStore {

        private final TokenStore store;

        DelegatingTokenStore(TokenStore store) {
            this.store = store;
        }

        @Override
        public void add(StoredToken token) {
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

    private static final class CountingStore extends DelegatingTokenStore {

        private final AtomicInteger writes;

        CountingStore(TokenStore store, AtomicInteger writes) {
            super(store);
            this.writes = writes;
        }

        @Override
        public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
            boolean written = super.recordUse(id, use, unlessAfter);
            if (written) {
                writes.incrementAndGet();
            }
            return written;
        }
    }
}
