package io.scimserver.spring;

import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenTerms;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.time.Clock;

/** Service for the tokens of a store, and for the one of the properties. */
final class ScimTokens {

    /** As many characters as 24 random bytes in Base64: nobody can guess them. */
    static final int SHORTEST = 32;

    private ScimTokens() {}

    /** @throws ScimStartupException if the token of the properties is too short or cannot be sent */
    static TokenService service(TokenStore store, ScimProperties properties, Clock clock) {
        TokenService service = new TokenService(store, clock);
        String token = properties.token();
        if (token.isEmpty()) {
            return service;
        }
        if (token.length() < SHORTEST) {
            throw unusable("has fewer than " + SHORTEST + " characters and could be guessed");
        }
        try {
            Tenant tenant = new Tenant(properties.tenant());
            return service.accepting(token, new TokenTerms(tenant, "scim.token", Access.READ_WRITE));
        } catch (IllegalArgumentException e) {
            throw unusable("cannot be used: " + e.getMessage());
        }
    }

    private static ScimStartupException unusable(String problem) {
        return new ScimStartupException(
                "The property scim.token " + problem + ".", "Make a token with \"openssl rand -base64 32\".");
    }
}
