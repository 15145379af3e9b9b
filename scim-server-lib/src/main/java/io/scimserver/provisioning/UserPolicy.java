package io.scimserver.provisioning;

import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.tenant.Caller;

/**
 * Policy of the host about what may be written. The library asks it before every write of a user, also for each operation of
 * a bulk request, for a preview, and for writes of the host itself; a request that changes nothing is not asked for. The
 * policy accepts by returning the user it was given, refuses by throwing a {@link ScimErrorException} (such as {@link
 * ScimErrorException#forbidden}, {@link ScimErrorException#invalidValue}), whose text the administrator at the identity
 * provider sees, or adjusts by returning another user. The activity log and the preview name the attributes that it
 * adjusted.
 *
 * <p>May be asked several times for one write, if others change the user at the same time, so it must have no effects of its
 * own. An adjusted user has to follow the tenant's schema. Any other exception refuses the write with 500. Called by many
 * threads.
 */
public interface UserPolicy {

    /**
     * Decides about a new user.
     *
     * @param user the attributes, without {@code id} and {@code meta}
     * @return the user to be stored
     */
    default UserDocument beforeCreate(Caller by, UserDocument user) {
        return user;
    }

    /**
     * Decides about a change, by PUT, PATCH, or a create that brings back a user who left.
     *
     * @param before the user as it is now
     * @param after the user as it would be
     * @return the user to be stored
     */
    default UserDocument beforeUpdate(Caller by, StoredUser before, UserDocument after) {
        return after;
    }

    /** Decides about a deletion: it takes place if this returns. */
    default void beforeDelete(Caller by, StoredUser user) {}
}
