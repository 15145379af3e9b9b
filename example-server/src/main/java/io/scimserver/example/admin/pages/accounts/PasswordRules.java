package io.scimserver.example.admin.pages.accounts;

import io.scimserver.example.admin.signin.Passwords;
import java.util.Optional;

/** What a password must be like; length is all that counts (NIST SP 800-63B §3.1.1.2). */
final class PasswordRules {

    private PasswordRules() {}

    static Optional<String> problemWith(String password) {
        boolean fits = password.length() >= Passwords.MIN_LENGTH && password.length() <= Passwords.MAX_LENGTH;
        return fits
                ? Optional.empty()
                : Optional.of(
                        "A password has " + Passwords.MIN_LENGTH + " to " + Passwords.MAX_LENGTH + " characters.");
    }
}
