package io.scimserver.audit;

import io.scimserver.tenant.Tenant;
import java.util.Optional;

/**
 * Which entries to list; every condition that is given must hold. Immutable; start from {@link #of}.
 *
 * @param tenant whose
 * @param subjectId about what, such as an employee's id
 * @param actorKind by what kind of actor
 * @param actorId by whom
 * @param before only entries older than the one with this id: the last of the page before
 * @param limit how many at most, 1 to 1,000
 */
public record AuditQuery(
        Tenant tenant,
        Optional<String> subjectId,
        Optional<AuditActor.Kind> actorKind,
        Optional<String> actorId,
        Optional<String> before,
        int limit) {

    private static final int LARGEST = 1_000;

    /** @throws IllegalArgumentException if the limit is out of its range */
    public AuditQuery {
        if (limit < 1 || limit > LARGEST) {
            throw new IllegalArgumentException("a page has 1 to " + LARGEST + " entries, not " + limit);
        }
    }

    /** The latest entries of a tenant. */
    public static AuditQuery of(Tenant tenant, int limit) {
        return new AuditQuery(tenant, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    /** Of those, the ones about this. */
    public AuditQuery about(String subject) {
        return new AuditQuery(tenant, Optional.of(subject), actorKind, actorId, before, limit);
    }

    /** Of those, the ones by actors of this kind. */
    public AuditQuery by(AuditActor.Kind kind) {
        return new AuditQuery(tenant, subjectId, Optional.of(kind), actorId, before, limit);
    }

    /** Of those, the ones by this actor. */
    public AuditQuery by(String actor) {
        return new AuditQuery(tenant, subjectId, actorKind, Optional.of(actor), before, limit);
    }

    /** The page behind the entry with this id. */
    public AuditQuery olderThan(String entryId) {
        return new AuditQuery(tenant, subjectId, actorKind, actorId, Optional.of(entryId), limit);
    }
}
