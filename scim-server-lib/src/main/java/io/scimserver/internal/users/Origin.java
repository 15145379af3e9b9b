package io.scimserver.internal.users;

import io.scimserver.audit.AuditActor;
import io.scimserver.tenant.Caller;
import java.util.Optional;

/**
 * Where a change comes from.
 *
 * @param caller who asks
 * @param kind what the caller's credential names
 * @param requestId the correlation id of the request, if there is one
 */
public record Origin(Caller caller, AuditActor.Kind kind, Optional<String> requestId) {

    /** A request of a SCIM client. */
    public static Origin request(Caller caller, Optional<String> requestId) {
        return new Origin(caller, AuditActor.Kind.TOKEN, requestId);
    }

    /** The host's own code, for an administrator. */
    public static Origin host(Caller caller) {
        return new Origin(caller, AuditActor.Kind.ADMINISTRATOR, Optional.empty());
    }

    AuditActor actor() {
        return new AuditActor(kind, caller.credentialId(), caller.label());
    }
}
