package io.scimserver.provisioning;

import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Caller;

/**
 * Listener that is told about changes by provisioning, so that the host can act: start surveys, end sessions, tell a
 * manager.
 *
 * <p>Called on the request's thread after the write is durable and before the response is sent; at most once for each
 * write; for one user in the order of its versions, within one server. A listener that throws changes nothing of the
 * response: the exception is logged. It should be quick, and must not change users itself. After a crash between write
 * and call, a host catches up by {@code meta.lastModified}. Calls for different users come from many threads.
 */
public interface ProvisioningListener {

    /** Tells that a user was created. */
    default void created(Caller by, StoredUser user) {}

    /** Tells that a user was changed; called before the more particular methods below. */
    default void updated(Caller by, UserChange change) {}

    /** Tells that {@code active} went from false to true. */
    default void activated(Caller by, UserChange change) {}

    /** Tells that {@code active} went from true to false. */
    default void deactivated(Caller by, UserChange change) {}

    /** Tells that the manager was set, replaced or removed; it may name somebody who is not there yet. */
    default void managerChanged(Caller by, UserChange change) {}

    /**
     * Tells that the roles of a user are others, because a membership of a group began or ended. Also called after
     * {@link #created} for a user who is a member already. A deletion ends all roles without a call here, and so does a
     * change of the settings. If several groups change at once, {@link RolesChange#after()} of the latest call is what
     * holds.
     */
    default void rolesChanged(Caller by, RolesChange change) {}

    /**
     * Tells that a user was deleted.
     *
     * @param user as it was last
     */
    default void deleted(Caller by, StoredUser user) {}
}
