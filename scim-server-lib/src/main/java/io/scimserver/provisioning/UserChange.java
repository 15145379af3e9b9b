package io.scimserver.provisioning;

import io.scimserver.store.StoredUser;
import java.util.Set;

/**
 * Change that an update made. Immutable.
 *
 * @param before the user as it was, with its version
 * @param after the user as it is now, with its version
 * @param changedPaths the attributes and sub-attributes that differ, as in {@code title}, {@code name.givenName},
 *     {@code emails}, {@code urn:...:User:department}; never empty
 * @param roles the roles that the user has by its groups; see {@link ProvisioningListener#rolesChanged}
 */
public record UserChange(StoredUser before, StoredUser after, Set<String> changedPaths, Roles roles) {

    public UserChange {
        changedPaths = Set.copyOf(changedPaths);
    }

    /** A change of a user without roles. */
    public UserChange(StoredUser before, StoredUser after, Set<String> changedPaths) {
        this(before, after, changedPaths, Roles.NONE);
    }
}
