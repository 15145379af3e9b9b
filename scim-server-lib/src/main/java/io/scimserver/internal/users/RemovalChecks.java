package io.scimserver.internal.users;

import io.scimserver.guard.ChangeGuard;
import io.scimserver.guard.ChangeGuard.Reservation;
import io.scimserver.guard.ChangeGuardState.AffectedResource;
import io.scimserver.guard.GuardedChange;
import io.scimserver.guard.PlannedChange;
import io.scimserver.internal.users.event.EventPublisher;
import io.scimserver.provisioning.ProtectedUsers;
import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.tenant.Tenant;
import java.util.Optional;

/**
 * Checks before a write that removes a user or gives it other identifiers; any other write costs no more than finding
 * out that it is one.
 *
 * @param guard counts such writes, if the host has not switched it off
 * @param protectedUsers names the users that cannot be removed
 */
public record RemovalChecks(Optional<ChangeGuard> guard, ProtectedUsers protectedUsers) {

    /** Returns the same checks for a dry run: protected users are protected, and nothing is counted. */
    RemovalChecks withoutCounting() {
        return new RemovalChecks(Optional.empty(), protectedUsers);
    }

    /**
     * Checks a user before it is replaced.
     *
     * @return the reservation to release if nothing is written after all
     * @throws ScimErrorException 409 if the user is protected, 429 if there were too many such changes
     */
    Reservation beforeUpdate(Tenant tenant, StoredUser user, UserDocument next) {
        if (!EventPublisher.isActive(user)) {
            return Reservation.NONE;
        }
        if (!EventPublisher.isActive(next)) {
            requireUnprotected(tenant, user);
            return reserve(tenant, GuardedChange.REMOVAL, user);
        }
        return isSwapped(user, next) ? reserve(tenant, GuardedChange.IDENTIFIER_SWAP, user) : Reservation.NONE;
    }

    /** Checks a user before it is deleted; as {@link #beforeUpdate}. */
    Reservation beforeDelete(Tenant tenant, StoredUser user) {
        requireUnprotected(tenant, user);
        return EventPublisher.isActive(user) ? reserve(tenant, GuardedChange.REMOVAL, user) : Reservation.NONE;
    }

    private void requireUnprotected(Tenant tenant, StoredUser user) {
        Optional<String> reason = protectedUsers.reasonToKeep(tenant, user);
        if (reason.isPresent()) {
            throw new ScimErrorException(
                    new ScimError(409, "This user cannot be deactivated or deleted: " + reason.get()));
        }
    }

    private Reservation reserve(Tenant tenant, GuardedChange change, StoredUser user) {
        AffectedResource affected = new AffectedResource(user.id(), text(user.attributes(), "userName"));
        return guard.map(counting -> counting.reserve(tenant, new PlannedChange(change, affected, user.created(), 1)))
                .orElse(Reservation.NONE);
    }

    private static boolean isSwapped(StoredUser user, UserDocument next) {
        String externalId = text(user.attributes(), "externalId");
        String nextExternalId = text(next, "externalId");
        boolean isRenamed = !text(user.attributes(), "userName").equalsIgnoreCase(text(next, "userName"));
        return isRenamed || (!externalId.isEmpty() && !nextExternalId.isEmpty() && !externalId.equals(nextExternalId));
    }

    private static String text(UserDocument user, String attribute) {
        return user.tree().path(attribute).asText();
    }
}
