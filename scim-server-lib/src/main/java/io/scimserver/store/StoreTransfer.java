package io.scimserver.store;

import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.Map;

/**
 * Access to what requests never ask a store for: it is needed to copy everything into another store. A store that has it
 * can be moved, and can be what another one is moved to.
 *
 * <p>Safe for use by many threads. Failures are {@link StoreException}s as in {@link UserStore}. Prove yours with
 * {@code StoreTransferContract}.
 */
public interface StoreTransfer {

    /** Maximum number of users, groups or members that the library adds in one call. */
    int LARGEST_BATCH = 100;

    /** Returns every tenant of which anything is stored, in the order of their ids; also some that have nothing left. */
    List<Tenant> tenants();

    /** Returns all settings, by their keys. */
    Map<String, String> settings();

    /**
     * Adds users as another store had them: ids, versions and times stay as they are, and lists show the users in this
     * order, behind those who were there before. A user who is there at the same version is left alone, so that a call
     * whose outcome is unknown can be repeated. If it fails, some may have been added: those at the beginning.
     *
     * <p>From then on they are like any other user: a version that is expected compares exactly, and the version after
     * the next replace differs from every version that the user had in any store.
     *
     * @throws StoreException.DuplicateUser if a user has this id at another version, or another user has this userName
     * @throws StoreException.UnsupportedValue if the database cannot keep a document exactly
     */
    void addUsers(Tenant tenant, List<StoredUser> users);

    /**
     * Adds groups as another store had them, without their members, as {@link #addUsers} does. A store that keeps groups
     * implements this.
     *
     * @throws StoreException.DuplicateUser if a group has this id at another version, or another group has this
     *     displayName
     * @throws StoreException.UnsupportedValue if the database cannot keep a document exactly
     */
    default void addGroups(Tenant tenant, List<StoredUser> groups) {
        throw new UnsupportedOperationException("this store keeps no groups");
    }

    /**
     * Adds members to a group that {@link #addGroups} has added; its version and times stay as they are. Who is a member
     * already is left alone. If it fails, some may have been added. A store that keeps groups implements this.
     *
     * @param members members with different ids
     * @throws StoreException.UnsupportedValue if the database cannot keep an id exactly
     */
    default void addMembers(Tenant tenant, String groupId, List<Member> members) {
        throw new UnsupportedOperationException("this store keeps no groups");
    }
}
