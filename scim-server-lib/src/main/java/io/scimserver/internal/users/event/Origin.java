package io.scimserver.internal.users.event;

import io.scimserver.audit.AuditActor;
import io.scimserver.tenant.Caller;
import java.util.Optional;

/**
 * Origin of a change.
 *
 * @param caller the caller that made it
 * @param kind the kind of actor that the caller's credential names
 * @param requestId the correlation id of the request, if there is one
 */
public record Origin(Caller caller, AuditActor.Kind kind, Optional<String> requestId) {

    /** Returns the origin of a request of a SCIM client. */
    public static Origin request(Caller caller, Optional<String> requestId) {
        return new Origin(caller, AuditActor.Kind.TOKEN, requestId);
    }

    /** Returns the origin of the host's own code, for an administrator. */
    public static Origin host(Caller caller) {
        return new Origin(caller, AuditActor.Kind.ADMINISTRATOR, Optional.empty());
    }

    AuditActor actor() {
        return new AuditActor(kind, caller.credentialId(), caller.label());
    }
}
