package io.scimserver.auth;

import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.Optional;

/**
 * Stored form of a token. The token itself cannot be found out from it. Immutable.
 *
 * @param id a stable name of the token, unique over all tenants; no secret
 * @param tenant the tenant whose users the token opens
 * @param hash the SHA-256 of the token, 64 lower-case hexadecimal digits; unique
 * @param label the administrator's name for it; one line
 * @param access the operations that the token allows
 * @param hint the beginning and the end of the token, to tell tokens apart on a screen
 * @param created the time of its issue
 * @param createdBy the person who had it issued, as the host calls them; empty if the host did not say, or did not yet
 * @param expires the time from which it is refused; empty: never
 * @param revoked the time since which it is refused because an administrator revoked it; empty: it was not revoked
 * @param lastUsed the latest use on record, exact to a minute; empty: never used
 */
public record StoredToken(
        String id,
        Tenant tenant,
        String hash,
        String label,
        Access access,
        String hint,
        Instant created,
        Optional<String> createdBy,
        Optional<Instant> expires,
        Optional<Instant> revoked,
        Optional<TokenUse> lastUsed) {

    /** Returns a copy that is revoked at this time. */
    public StoredToken withRevoked(Instant when) {
        return new StoredToken(
                id, tenant, hash, label, access, hint, created, createdBy, expires, Optional.of(when), lastUsed);
    }

    /** Returns a copy with this as its latest use. */
    public StoredToken withLastUsed(TokenUse use) {
        return new StoredToken(
                id, tenant, hash, label, access, hint, created, createdBy, expires, revoked, Optional.of(use));
    }

    /** Returns true if the token is neither revoked nor expired at this time. */
    public boolean isValidAt(Instant now) {
        return revoked.isEmpty() && expires.filter(end -> !now.isBefore(end)).isEmpty();
    }

    /** Returns a text without the hash, which stays out of logs. */
    @Override
    public String toString() {
        return "StoredToken[" + id + ", " + tenant.id() + ", " + hint + "]";
    }
}
