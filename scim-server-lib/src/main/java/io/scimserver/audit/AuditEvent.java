package io.scimserver.audit;

import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.Optional;

/**
 * Recorded action. Immutable.
 *
 * @param tenant the tenant it belongs to
 * @param actor the author
 * @param requestId the correlation id of the request that did it, if there is one
 * @param subject the user or other object that was changed
 * @param action one of the constants of this type, or a word of the host's
 * @param versionBefore the version of the user before; empty if there was none
 * @param versionAfter the version afterwards; empty if there is none
 * @param changes the values that are different now
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

    /** Action: a user was created. */
    public static final String CREATED = "created";

    /** Action: a user was changed. */
    public static final String UPDATED = "updated";

    /** Action: a user was deleted. */
    public static final String DELETED = "deleted";

    /** Action: the values in a user's history were erased. */
    public static final String ERASED = "erased";

    /** Action: a user became a member of a group, which {@code groups.value} and {@code groups.display} name. */
    public static final String JOINED_GROUP = "joined-group";

    /** Action: a user is no member of a group any more, or the group was deleted. */
    public static final String LEFT_GROUP = "left-group";

    /** Action: a group was created. */
    public static final String GROUP_CREATED = "group-created";

    /** Action: a group was changed, or members joined or left it, whose numbers stand among the changes. */
    public static final String GROUP_UPDATED = "group-updated";

    /** Action: a group was deleted. */
    public static final String GROUP_DELETED = "group-deleted";

    public AuditEvent {
        changes = List.copyOf(changes);
    }

    /** Returns an action without versions, changes or a request. */
    public static AuditEvent of(Tenant tenant, AuditActor actor, AuditSubject subject, String action) {
        return new AuditEvent(
                tenant, actor, Optional.empty(), subject, action, Optional.empty(), Optional.empty(), List.of());
    }

    /** Returns a copy with these changes. */
    public AuditEvent withChanges(List<AuditChange> what) {
        return new AuditEvent(tenant, actor, requestId, subject, action, versionBefore, versionAfter, what);
    }
}
