package io.scimserver.audit;

import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.Optional;

/**
 * Something that was done. Immutable.
 *
 * @param tenant whose it is
 * @param actor who did it
 * @param requestId the correlation id of the request that did it, if there is one
 * @param subject what it was done to
 * @param action {@link #CREATED}, {@link #UPDATED}, {@link #DELETED}, {@link #ERASED}, or a word of the host's
 * @param versionBefore the version of the employee before; empty if there was none
 * @param versionAfter the version afterwards; empty if there is none
 * @param changes what is different now
 */
public record AuditEvent(
        Tenant tenant,
        AuditActor actor,
        Optional<String> requestId,
        AuditSubject subject,
        String action,
        Optional<String> versionBefore,
        Optional<String> versionAfter,
        List<AuditChange> changes) {

    /** An employee was created. */
    public static final String CREATED = "created";

    /** An employee was changed. */
    public static final String UPDATED = "updated";

    /** An employee was deleted. */
    public static final String DELETED = "deleted";

    /** The values in an employee's history were erased. */
    public static final String ERASED = "erased";

    public AuditEvent {
        changes = List.copyOf(changes);
    }

    /** Something without versions, changes or a request. */
    public static AuditEvent of(Tenant tenant, AuditActor actor, AuditSubject subject, String action) {
        return new AuditEvent(
                tenant, actor, Optional.empty(), subject, action, Optional.empty(), Optional.empty(), List.of());
    }

    /** The same, done by this request. */
    public AuditEvent withRequestId(String id) {
        return new AuditEvent(tenant, actor, Optional.of(id), subject, action, versionBefore, versionAfter, changes);
    }

    /** The same with these changes. */
    public AuditEvent withChanges(List<AuditChange> what) {
        return new AuditEvent(tenant, actor, requestId, subject, action, versionBefore, versionAfter, what);
    }
}
