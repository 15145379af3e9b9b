package io.scimserver.store;

import java.util.List;
import java.util.Optional;

/**
 * Store of the users of one tenant. Implement this to keep SCIM users in your own database.
 *
 * <p>The store owns four facts of a user, because only it can settle them atomically: {@code id}, {@code version},
 * {@code created} and {@code lastModified}; and one rule: no two users have the same {@code userName} after
 * {@link io.scimserver.store.search.value.Folding#fold folding}. Everything else (schema, PATCH, projection, {@code meta}, ETags,
 * bulk, HTTP) is the library's; a store never interprets what it keeps beyond what a query asks.
 *
 * <p>Every write names the version it replaces. A write that comes too late changes nothing and says so in its result:
 * the library then decides between 404, 412 and trying again.
 *
 * <p>What a method has acknowledged by returning is durable to the store's own promise and visible to every later call.
 * A write whose outcome the store cannot know (a time-out, a lost connection after sending) throws
 * {@link StoreException.OutcomeUnknown}; trouble before anything was sent throws {@link StoreException.Unavailable}.
 * Neither is ever reported as "not found" or "duplicate". Any other exception of a write tells the library nothing
 * about
 * what was written: it looks for the user, as after {@code OutcomeUnknown}, before it reports the exception.
 *
 * <p>A call on a thread that is interrupted does its work or throws {@code Unavailable} or {@code OutcomeUnknown}; the
 * thread stays interrupted.
 *
 * <p>Implementations must be safe for use by many threads and by several servers on one database.
 */
public interface UserStore extends ResourceStore {

    /**
     * Adds a user.
     *
     * @param suggestedId an id the library made (UUIDv7); a store with ids of its own may ignore it. Ids are opaque,
     *     non-empty, case-sensitive, unique and never given to another user, not even after deletion
     * @param user the attributes, without {@code id} and {@code meta}
     * @return the user as stored, at its first version, {@code created} equal to {@code lastModified}
     * @throws StoreException.DuplicateUser if another user has this userName after folding; nothing is stored. A store may
     *     also refuse a suggested id that was used before, with {@code id} as the attribute; others take another id
     * @throws StoreException.UnsupportedValue if the database cannot keep the document exactly; nothing is stored
     */
    @Override
    StoredUser create(String suggestedId, UserDocument user);

    /**
     * Adds users, each by itself: one that is refused spoils no other, and of those with one userName the first is
     * added. Unless a store says otherwise, they are added one by one; override this if the database takes many at
     * once. The library gives what a bulk request holds, 100 users at most at a time. Lists show these users after
     * everybody who was there before, and among themselves in any order that stays the same.
     *
     * @return what became of each user, one outcome a user, in the order of the list; whatever goes wrong with a user
     * is
     *     its outcome and is not thrown. If it is thrown, or outcomes are missing, the library looks for each user
     */
    default List<CreateOutcome> createAll(List<NewUser> users) {
        return users.stream()
                .map(each -> CreateOutcome.of(() -> create(each.suggestedId(), each.user())))
                .toList();
    }

    /** Finds the user with exactly this id (case-sensitive; the id may be any string); empty if there is none. */
    @Override
    Optional<StoredUser> find(String id);

    /**
     * Replaces the attributes of a user, if it still is at the expected version, in one atomic step. The new version
     * differs from every earlier version of that user; {@code created} stays; {@code lastModified} does not go back. If
     * the version differs and the new name is taken, too, the version counts.
     *
     * @return the user as stored now; empty if there is no such user or it is at another version
     * @throws StoreException.DuplicateUser if another user has the new userName after folding; nothing is changed
     * @throws StoreException.UnsupportedValue if the database cannot keep the document exactly; nothing is changed
     */
    @Override
    Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user);

    /**
     * Removes a user, if it still is at the expected version, in one atomic step. Its userName is free afterwards.
     *
     * @return false if there is no such user or it is at another version
     */
    @Override
    boolean delete(String id, String expectedVersion);

    /**
     * Returns the users that match, in one total and stable order: the query's sort, ties and queries without sort by
     * creation. The filter applies before the page is cut; {@code totalResults} counts all matches; a count of 0 asks
     * for the total alone, also at a position of a walk, and such a page has no next position. An empty text is a text
     * and sorts first; a value that is not of its attribute's type matches no comparison and sorts as if it was missing.
     *
     * @throws StoreException.UnsupportedQuery if this store cannot evaluate the query exactly; never an unfiltered list
     */
    @Override
    UserPage search(UserQuery query);

    /**
     * Returns the attributes that this store keeps; empty, as by default, if it keeps every one. A store of many tenants
     * says it by {@link UserStores#profile}.
     */
    default Optional<StoreProfile> profile() {
        return Optional.empty();
    }
}
