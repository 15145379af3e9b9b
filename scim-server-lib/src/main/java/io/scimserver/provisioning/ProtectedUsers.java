package io.scimserver.provisioning;

import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import java.util.Optional;

/**
 * Policy that names the users that provisioning must not remove, whatever an identity provider says: the last
 * administrator, the owner of the account. The library calls it before a user is deactivated or deleted; a reason
 * refuses that change with 409, and every other change of the user goes on. Called by many threads; an exception
 * refuses the change with 500.
 */
@FunctionalInterface
public interface ProtectedUsers {

    /**
     * Returns the reason why this user must stay; empty if it may go.
     *
     * @param user the user as it is now
     * @return one sentence that an administrator at the identity provider understands, such as
     *     {@code "Ada is the last administrator."}; it becomes part of the response
     */
    Optional<String> reasonToKeep(Tenant tenant, StoredUser user);

    /** Returns a policy that protects nobody. */
    static ProtectedUsers nobody() {
        return (tenant, user) -> Optional.empty();
    }
}
