package io.scimserver;

import io.scimserver.auth.Authentication;
import io.scimserver.auth.AuthenticationRequest;
import io.scimserver.auth.Authenticator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks of the parts that a host gives to a {@link ScimServerBuilder}. */
final class BuildChecks {

    private static final AuthenticationRequest WITHOUT_CREDENTIALS =
            new AuthenticationRequest(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    private BuildChecks() {}

    /** @throws NullPointerException if the part is null; the message names the method that got it */
    static <T> T given(@Nullable T part, String method) {
        return Objects.requireNonNull(
                part, () -> method + "(null): pass an object that is made before the server, or leave the call out");
    }

    /** @throws IllegalStateException if the authenticator fails on a request without credentials, or returns null */
    static void check(Authenticator authenticator) {
        Optional<Authentication> outcome;
        try {
            outcome = Optional.ofNullable(authenticator.authenticate(WITHOUT_CREDENTIALS));
        } catch (RuntimeException failure) {
            throw new IllegalStateException(
                    "the authenticator fails on a request without credentials: return an Authentication.Refused",
                    failure);
        }
        if (outcome.isEmpty()) {
            throw new IllegalStateException("the authenticator returns null for a request without credentials:"
                    + " return an Authentication.Refused");
        }
    }
}
