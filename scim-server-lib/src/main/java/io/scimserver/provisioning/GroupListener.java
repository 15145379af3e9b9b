package io.scimserver.provisioning;

import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Caller;
import java.util.Set;

/**
 * Listener that is told about changes of groups by provisioning, so that the host can give and take what a membership
 * stands for: roles, teams, audiences.
 *
 * <p>Called as {@link ProvisioningListener} is: after the write is durable, before the response is sent, at most once
 * for each write, for one group in the order of its versions within one server. Who was deleted as a user has left all
 * groups without a call here: {@link ProvisioningListener#deleted} says it.
 */
public interface GroupListener {

    /**
     * Tells that a group was created.
     *
     * @param members the ids of its first members
     */
    default void created(Caller by, StoredUser group, Set<String> members) {}

    /** Tells that a group was renamed, that members joined or left, or that another attribute changed. */
    default void changed(Caller by, GroupChange change) {}

    /**
     * Tells that a group was deleted; nobody is a member of it any more.
     *
     * @param group as it was last
     */
    default void deleted(Caller by, StoredUser group) {}
}
