package com.example.hr.scim;

import io.scimserver.auth.Authentication;
import io.scimserver.auth.AuthenticationRequest;
import io.scimserver.auth.Authenticator;
import io.scimserver.auth.TokenService;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Authenticator for the JSON Web Tokens of the application's own issuer: scope {@code scim}, and the company as a
 * claim. Tokens that the console has issued are valid, too.
 */
@Component
final class JwtAuthenticator implements Authenticator {

    private static final Authentication REFUSED = new Authentication.Refused(
            "Bearer realm=\"scim\", error=\"invalid_token\"", "Send a valid token with the scope \"scim\".");

    private final TokenService issued;
    private final JwtDecoder decoder;

    JwtAuthenticator(TokenService issued, @Value("${hr.scim.jwt-secret}") String secret) {
        this.issued = issued;
        this.decoder = NimbusJwtDecoder.withSecretKey(
                        new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                .build();
    }

    @Override
    public Authentication authenticate(AuthenticationRequest request) {
        return issued.authenticate(request) instanceof Authentication.Accepted known ? known : ofJwt(request);
    }

    private Authentication ofJwt(AuthenticationRequest request) {
        return request.bearerToken()
                .flatMap(this::decode)
                .filter(token -> "scim".equals(token.getClaimAsString("scope")))
                .flatMap(JwtAuthenticator::caller)
                .<Authentication>map(Authentication.Accepted::new)
                .orElse(REFUSED);
    }

    private Optional<Jwt> decode(String token) {
        try {
            return Optional.of(decoder.decode(token));
        } catch (JwtException refused) {
            return Optional.empty();
        }
    }

    private static Optional<Caller> caller(Jwt token) {
        String client = token.getSubject();
        return Optional.ofNullable(token.getClaimAsString("company"))
                .filter(company -> client != null && !company.isEmpty())
                .map(company -> new Caller(new Tenant(company), client, client, Access.READ_WRITE));
    }
}
