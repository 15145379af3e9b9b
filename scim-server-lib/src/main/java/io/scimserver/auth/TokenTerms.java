package io.scimserver.auth;

import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Terms of a token, which an administrator decides on before it is issued.
 *
 * @param tenant the tenant whose users the token opens
 * @param label the administrator's name for it, such as the identity provider's name; 1 to 100 characters, one line
 * @param access the operations that the token allows
 * @param lifetime the time for which it is valid from its issue, longer than nothing; empty: until it is revoked
 * @param by the name of the administrator
 */
public record TokenTerms(Tenant tenant, String label, Access access, Optional<Duration> lifetime, Optional<String> by) {

    /** Longest label, in characters. */
    public static final int MAX_LABEL_LENGTH = 100;

    /** Creates terms of a token that is valid until it is revoked, without the name of an administrator. */
    public TokenTerms(Tenant tenant, String label, Access access) {
        this(tenant, label, access, Optional.empty(), Optional.empty());
    }

    /** Returns a copy for a token that is valid for a time. */
    public TokenTerms validFor(Duration time) {
        return new TokenTerms(tenant, label, access, Optional.of(time), by);
    }

    /** Returns a copy with the administrator who decided on the terms. */
    public TokenTerms by(String administrator) {
        return new TokenTerms(tenant, label, access, lifetime, Optional.of(administrator));
    }

    /** @throws IllegalArgumentException if the label or the lifetime is out of bounds; the message says which */
    public TokenTerms {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(access, "access");
        if (label.isBlank() || label.length() > MAX_LABEL_LENGTH) {
            throw new IllegalArgumentException("a token label has 1 to " + MAX_LABEL_LENGTH + " characters");
        }
        if (label.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a token label is one line without control characters");
        }
        if (lifetime.filter(time -> time.isZero() || time.isNegative()).isPresent()) {
            throw new IllegalArgumentException("a token lifetime is longer than nothing");
        }
    }
}
