package io.scimserver.provisioning;

import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import java.util.Optional;

/**
 * The employees that provisioning must not remove, whatever an identity provider says: the last administrator, the owner
 * of the account. Asked before an employee is deactivated or deleted; a reason refuses that change with 409, and every
 * other change of the employee goes on. Called by many threads; an exception refuses the change with 500.
 */
@FunctionalInterface
public interface ProtectedUsers {

    /**
     * Why this employee must stay; empty if it may go.
     *
     * @param user the employee as it is now
     * @return one sentence that an administrator at the identity provider understands, such as
     *     {@code "Ada is the last administrator."}; it becomes part of the answer
     */
    Optional<String> reasonToKeep(Tenant tenant, StoredUser user);

    /** Protects nobody. */
    static ProtectedUsers nobody() {
        return (tenant, user) -> Optional.empty();
    }
}
