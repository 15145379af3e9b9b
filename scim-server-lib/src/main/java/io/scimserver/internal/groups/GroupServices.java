package io.scimserver.internal.groups;

import io.scimserver.audit.AuditTrail;
import io.scimserver.provisioning.UnknownMembers;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Services that use cases of groups need beside a store and a schema.
 *
 * @param ids makes ids for new groups
 * @param events tells the host's listeners
 * @param unknownMembers what becomes of members who are not there
 * @param checks run before writes that end memberships
 * @param trail records the history of groups and memberships, if the host keeps it
 */
public record GroupServices(
        Supplier<String> ids,
        GroupEvents events,
        UnknownMembers unknownMembers,
        MembershipChecks checks,
        Optional<AuditTrail> trail) {}
