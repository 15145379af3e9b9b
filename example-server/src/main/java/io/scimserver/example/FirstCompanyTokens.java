package io.scimserver.example;

import io.scimserver.auth.IssuedToken;
import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenTerms;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens that the first company can be provisioned with.
 *
 * @param service verifies them
 * @param issued the token that this start has made; empty if there were some before, or the environment gave one
 */
record FirstCompanyTokens(TokenService service, Optional<IssuedToken> issued) {

    private static final Tenant FIRST_COMPANY = new Tenant("default");

    /** As many characters as 24 random bytes in Base64: nobody can guess them. */
    private static final int SHORTEST = 32;

    /** @throws IllegalArgumentException if the environment gives a token that is too short, or cannot be sent */
    static FirstCompanyTokens of(TokenStore store, Map<String, String> environment, Clock clock) {
        TokenService service = new TokenService(store, clock);
        String given = environment.getOrDefault("SCIM_TOKEN", "");
        if (!given.isEmpty() && given.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "SCIM_TOKEN has fewer than " + SHORTEST + " characters: it could be guessed."
                            + " Make one with \"openssl rand -base64 32\", or leave SCIM_TOKEN out and use \"token create\".");
        }
        if (!given.isEmpty()) {
            return new FirstCompanyTokens(service.accepting(given, terms("SCIM_TOKEN")), Optional.empty());
        }
        boolean firstStart = service.list(FIRST_COMPANY).isEmpty();
        return new FirstCompanyTokens(
                service, firstStart ? Optional.of(service.issue(terms("first token"))) : Optional.empty());
    }

    private static TokenTerms terms(String label) {
        return new TokenTerms(FIRST_COMPANY, label, Access.READ_WRITE);
    }
}
