package io.scimserver.testkit.token;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenUse;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tokens to store. */
final class Tokens {

    static final Tenant ACME = new Tenant("acme");

    private static final Instant START = Instant.parse("2026-01-31T23:59:58.123Z");

    private Tokens() {}

    static Instant at(int second) {
        return START.plus(Duration.ofSeconds(second));
    }

    /** Returns token 1, 2, ... of {@code acme}, created in this order; never used, never revoked, without end. */
    static StoredToken numbered(int number) {
        return of(ACME, number);
    }

    static StoredToken of(Tenant tenant, int number) {
        return of(tenant, number, at(number));
    }

    static StoredToken of(Tenant tenant, int number, Instant created) {
        return new StoredToken(
                "token-" + number,
                tenant,
                "%064x".formatted(0xabcdef00L + number),
                "Label of " + number,
                number % 2 == 0 ? Access.READ_ONLY : Access.READ_WRITE,
                "scim_\u2026" + number,
                created,
                number % 2 == 0 ? Optional.of("Gr\u00e4ce") : Optional.empty(),
                number % 3 == 0 ? Optional.of(at(1000)) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns token 1 of {@code acme} with another label. */
    static StoredToken labelled(String label) {
        return with(label, numbered(1).createdBy());
    }

    /** Returns token 1 of {@code acme}, made by somebody else. */
    static StoredToken createdBy(String name) {
        return with(numbered(1).label(), Optional.of(name));
    }

    /** Returns token 1 of {@code acme} with another id and other times. */
    static StoredToken with(String id, Instant created, Optional<Instant> expires) {
        StoredToken plain = numbered(1);
        return new StoredToken(
                id,
                plain.tenant(),
                plain.hash(),
                plain.label(),
                plain.access(),
                plain.hint(),
                created,
                plain.createdBy(),
                expires,
                plain.revoked(),
                plain.lastUsed());
    }

    private static StoredToken with(String label, Optional<String> createdBy) {
        StoredToken plain = numbered(1);
        return new StoredToken(
                plain.id(),
                plain.tenant(),
                plain.hash(),
                label,
                plain.access(),
                plain.hint(),
                plain.created(),
                createdBy,
                plain.expires(),
                plain.revoked(),
                plain.lastUsed());
    }

    /** Returns a use at this second. */
    static TokenUse use(int second) {
        return new TokenUse(at(second), Optional.of("kit"), Optional.of("192.0.2.7"));
    }
}
