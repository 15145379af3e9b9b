package io.scimserver.auth;

import io.scimserver.store.StoreException;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Service that issues, lists, revokes and verifies bearer tokens (RFC 6750). A tenant may have any number of valid
 * tokens, so a new one can be entered at the identity provider before the old one is revoked. Nothing is cached: a
 * token that is revoked or expired is refused from the next request on.
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class TokenService implements Authenticator {

    /** Prefix of issued tokens, by which people and secret scanners recognise them. */
    public static final String PREFIX = "scim_";

    private static final Logger log = LoggerFactory.getLogger(TokenService.class);
    private static final int SECRET_BYTES = 32;
    private static final int HINT_LENGTH = 4;
    private static final Duration USE_RESOLUTION = Duration.ofMinutes(1);
    private static final String CHALLENGE = "Bearer realm=\"scim\"";
    private static final String NO_TOKEN_DETAIL =
            "Send one header \"Authorization: Bearer <token>\" with a token that this server has issued.";
    private static final String INVALID_CHALLENGE =
            CHALLENGE + ", error=\"invalid_token\", error_description=\"The token is unknown, expired or revoked\"";
    private static final String INVALID_DETAIL =
            "The bearer token is unknown, expired or revoked. Issue a new one and enter it at the identity provider.";

    private final TokenStore store;
    private final Clock clock;
    private final Map<String, StoredToken> fixed;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param store the store of issued tokens
     * @param clock the clock that decides when a token expires
     */
    public TokenService(TokenStore store, Clock clock) {
        this(store, clock, Map.of());
    }

    private TokenService(TokenStore store, Clock clock, Map<String, StoredToken> fixed) {
        this.store = store;
        this.clock = clock;
        this.fixed = Map.copyOf(fixed);
    }

    /**
     * Returns a service like this one that also accepts a secret the host was given, such as by its environment:
     * read-write, as long as that service lives. The secret is not stored, not listed and cannot be revoked.
     *
     * @param secret 1 to 4,096 visible ASCII characters, which is what a header can carry
     * @throws IllegalArgumentException if the secret cannot be sent as a bearer token; the message does not hold it
     */
    public TokenService accepting(String secret, TokenTerms terms) {
        if (!BearerCredentials.isToken(secret)) {
            throw new IllegalArgumentException("a bearer token has 1 to " + BearerCredentials.MAX_TOKEN_LENGTH
                    + " visible ASCII characters, no spaces");
        }
        Map<String, StoredToken> more = new HashMap<>(fixed);
        StoredToken token = describe("fixed:" + terms.label(), secret, terms);
        more.put(token.hash(), token);
        return new TokenService(store, clock, more);
    }

    /** Issues a token of 256 random bits. Its secret can be seen only in the result. */
    public IssuedToken issue(TokenTerms terms) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        StoredToken token = describe(UUID.randomUUID().toString(), secret, terms);
        store.add(token);
        return new IssuedToken(token, secret);
    }

    /** Lists the tokens issued for a tenant, revoked and expired ones too, in the order of their creation. */
    public List<StoredToken> list(Tenant tenant) {
        return store.list(tenant);
    }

    /**
     * Revokes a token, at once and for good.
     *
     * @return false if this tenant has no such token or it was revoked before
     */
    public boolean revoke(Tenant tenant, String id) {
        return store.revoke(tenant, id, clock.instant());
    }

    @Override
    public Authentication authenticate(AuthenticationRequest request) {
        return request.bearerToken()
                .map(secret -> verify(TokenHash.of(secret), request))
                .orElseGet(() -> withoutToken(request));
    }

    private static Authentication withoutToken(AuthenticationRequest request) {
        return new Authentication.Refused(
                CHALLENGE, BearerCredentials.mistake(request.authorization()).orElse(NO_TOKEN_DETAIL));
    }

    private Authentication verify(String hash, AuthenticationRequest request) {
        Instant now = clock.instant();
        Optional<StoredToken> found = find(hash).filter(token -> TokenHash.equal(token.hash(), hash));
        if (found.filter(token -> token.isValidAt(now)).isEmpty()) {
            return new Authentication.Refused(INVALID_CHALLENGE, INVALID_DETAIL, found.map(TokenService::callerOf));
        }
        StoredToken token = found.get();
        noteUse(token, new TokenUse(now, request.userAgent(), request.address()));
        return new Authentication.Accepted(callerOf(token));
    }

    private static Caller callerOf(StoredToken token) {
        return new Caller(token.tenant(), token.id(), token.label(), token.access());
    }

    private Optional<StoredToken> find(String hash) {
        StoredToken known = fixed.get(hash);
        return known == null ? store.findByHash(hash) : Optional.of(known);
    }

    private void noteUse(StoredToken token, TokenUse use) {
        Instant unlessAfter = use.at().minus(USE_RESOLUTION);
        if (fixed.containsKey(token.hash())
                || token.lastUsed()
                        .filter(last -> last.at().isAfter(unlessAfter))
                        .isPresent()) {
            return;
        }
        try {
            store.recordUse(token.id(), use, unlessAfter);
        } catch (StoreException e) {
            // A missing note must not cost the client its request.
            log.warn("The use of token {} could not be noted: {}", token.id(), e.getMessage());
        }
    }

    private StoredToken describe(String id, String secret, TokenTerms terms) {
        Instant now = clock.instant();
        return new StoredToken(
                id,
                terms.tenant(),
                TokenHash.of(secret),
                terms.label(),
                terms.access(),
                hint(secret),
                now,
                terms.by(),
                terms.lifetime().map(now::plus),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the hint for a secret; it shows nothing of a secret that is too short to lose four characters. */
    private static String hint(String secret) {
        boolean issued = secret.startsWith(PREFIX) && secret.length() > SECRET_BYTES;
        return issued ? PREFIX + "…" + secret.substring(secret.length() - HINT_LENGTH) : "…";
    }
}
