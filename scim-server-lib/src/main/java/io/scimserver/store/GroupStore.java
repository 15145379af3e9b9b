package io.scimserver.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Store of the groups of one tenant. A group is kept as a document without its members; memberships are rows of their
 * own, so that a change of one member costs the same in a group of any size.
 *
 * <p>What {@link UserStore} says of ids, versions, times, durability and failures holds here too. Every change gives
 * the group a new version, one of its members alone included. No two groups have the same {@code displayName} after
 * {@link io.scimserver.store.search.value.Folding#fold folding}.
 *
 * <p>Implementations must be safe for use by many threads and by several servers on one database.
 */
public interface GroupStore {

    /**
     * Adds a group with its members, in one atomic step.
     *
     * @param suggestedId an id the library made (UUIDv7)
     * @param group the attributes, without {@code id}, {@code meta} and {@code members}
     * @param members its members, in any number; their ids differ
     * @return the group as stored, at its first version
     * @throws StoreException.DuplicateUser if another group has this displayName after folding; nothing is stored
     * @throws StoreException.UnsupportedValue if the database cannot keep the document or the id of a member exactly;
     *     nothing is stored
     */
    StoredUser create(String suggestedId, UserDocument group, Set<Member> members);

    /** Finds the group with exactly this id, without its members; empty if there is none. */
    Optional<StoredUser> find(String id);

    /**
     * Replaces the attributes of a group and changes its members, if it still is at the expected version, in one atomic
     * step. A group that is the same afterwards keeps its version; a new spelling of its name is a change. If the version
     * differs and the new name is taken, too, the version counts.
     *
     * @return the outcome; empty if there is no such group or it is at another version
     * @throws StoreException.DuplicateUser if another group has the new displayName; neither attributes nor members are
     *     changed
     * @throws StoreException.UnsupportedValue if the database cannot keep the document or the id of a member exactly;
     *     nothing is changed
     */
    Optional<GroupWrite> replace(String id, String expectedVersion, UserDocument group, MemberChange members);

    /**
     * Removes a group and its memberships in both directions, if it still is at the expected version.
     *
     * @return false if there is no such group or it is at another version
     */
    boolean delete(String id, String expectedVersion);

    /**
     * Returns the groups that match, without their members, as {@link UserStore#search} does. The filter may ask for
     * groups with a member by {@code members.value eq}, alone or as a part of an {@code and}; see
     * {@link io.scimserver.store.search.MemberFilter}. Pages, totals and orders are those of any other filter.
     *
     * @throws StoreException.UnsupportedQuery if this store cannot evaluate the query exactly
     */
    UserPage search(UserQuery query);

    /**
     * Returns members of a group: none if there is no such group. Who is a member throughout a walk from page to page
     * appears in it exactly once. A count of 0 asks for the total alone, and such a page has no next position. A position
     * may be asked for again, with another count and on another server.
     *
     * @param position {@link MemberPage#nextPosition()} of the page before; an empty text for the first page
     * @param count the maximum number of members, from 0
     */
    MemberPage members(String id, String position, int count);

    /**
     * Returns the groups that these users or groups are direct members of, as they are now.
     *
     * @param memberIds at most as many as there are users on a page
     * @return all groups of each of them who has any, in an order that stays the same
     */
    Map<String, List<StoredUser>> groupsOf(Set<String> memberIds);

    /**
     * Removes a deleted user or group from all groups, each of which gets a new version and the present time as its
     * {@code lastModified}; all others stay as they are. The deletion may have done so already, in one transaction if
     * users and groups are in one database; this call finds who joined while that ran.
     */
    void forget(String memberId);

    /** Returns the features of {@link #search}. */
    Set<StoreFeature> features();
}
