package io.scimserver.audit;

import io.scimserver.store.search.value.Folding;
import io.scimserver.tenant.Tenant;
import java.util.Optional;

/**
 * Query for entries; every condition that is given must hold. Immutable; start from {@link #of}.
 *
 * @param tenant the tenant whose entries are listed
 * @param subject the subject of the action
 * @param actorKind the kind of actor
 * @param actorId the actor
 * @param action the action, such as {@link AuditEvent#DELETED}
 * @param before only entries older than the one with this id: the last of the page before
 * @param limit the maximum number of entries, 1 to 1,000
 */
public record AuditQuery(
        Tenant tenant,
        Subject subject,
        Optional<AuditActor.Kind> actorKind,
        Optional<String> actorId,
        Optional<String> action,
        Optional<String> before,
        int limit) {

    private static final int LARGEST = 1_000;

    /**
     * Subject of the wanted entries. The name alone is no way to find entries fast: give an id or an action with it.
     *
     * @param id its id, such as a user's
     * @param name the name that people used then, without regard to case
     */
    public record Subject(Optional<String> id, Optional<String> name) {

        static final Subject ANY = new Subject(Optional.empty(), Optional.empty());
    }

    /** @throws IllegalArgumentException if the limit is out of its range */
    public AuditQuery {
        if (limit < 1 || limit > LARGEST) {
            throw new IllegalArgumentException("a page has 1 to " + LARGEST + " entries, not " + limit);
        }
    }

    /** Returns a query for the latest entries of a tenant. */
    public static AuditQuery of(Tenant tenant, int limit) {
        return new AuditQuery(
                tenant, Subject.ANY, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    /** Returns true if an event meets every condition. */
    public boolean matches(AuditEvent event) {
        return isOrEmpty(subject.id(), event.subject().id())
                && isOrEmpty(
                        subject.name().map(Folding::fold),
                        Folding.fold(event.subject().name()))
                && isOrEmpty(action, event.action())
                && isOrEmpty(actorKind, event.actor().kind())
                && isOrEmpty(actorId, event.actor().id());
    }

    private static <T> boolean isOrEmpty(Optional<T> wanted, T value) {
        return wanted.map(value::equals).orElse(true);
    }

    /** Restricts the query to entries about this subject. */
    public AuditQuery about(String id) {
        return about(new Subject(Optional.of(id), subject.name()));
    }

    /** Restricts the query to entries about subjects that had this name at the time. */
    public AuditQuery aboutName(String name) {
        return about(new Subject(subject.id(), Optional.of(name)));
    }

    /** Restricts the query to entries by actors of this kind. */
    public AuditQuery by(AuditActor.Kind kind) {
        return new AuditQuery(tenant, subject, Optional.of(kind), actorId, action, before, limit);
    }

    /** Restricts the query to entries by this actor. */
    public AuditQuery by(String actor) {
        return new AuditQuery(tenant, subject, actorKind, Optional.of(actor), action, before, limit);
    }

    /** Restricts the query to entries with this action. */
    public AuditQuery where(String done) {
        return new AuditQuery(tenant, subject, actorKind, actorId, Optional.of(done), before, limit);
    }

    /** Returns the query for the page behind the entry with this id. */
    public AuditQuery olderThan(String entryId) {
        return new AuditQuery(tenant, subject, actorKind, actorId, action, Optional.of(entryId), limit);
    }

    private AuditQuery about(Subject other) {
        return new AuditQuery(tenant, other, actorKind, actorId, action, before, limit);
    }
}
