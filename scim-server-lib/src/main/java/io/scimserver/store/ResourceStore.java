package io.scimserver.store;

import java.util.Optional;
import java.util.Set;

/**
 * Store of the resources of one type in one tenant: users ({@link UserStore}), or a type of the host's own.
 *
 * <p>The store owns {@code id}, {@code version}, {@code created} and {@code lastModified} of a resource, and keeps the
 * attributes unique that the schema marks as unique on the server: texts whose case does not count after {@link
 * io.scimserver.store.search.value.Folding#fold folding}. An empty text is a value; resources without a value do not
 * collide. What {@link UserStore} says of writes, durability, failures and threads holds for each type.
 */
public interface ResourceStore {

    /**
     * Adds a resource.
     *
     * @param suggestedId an id the library made (UUIDv7); a store with ids of its own may ignore it
     * @param resource the attributes, without {@code id} and {@code meta}
     * @return the resource as stored, at its first version, {@code created} equal to {@code lastModified}
     * @throws StoreException.DuplicateUser if another resource has the value of a unique attribute; nothing is stored
     * @throws StoreException.UnsupportedValue if the database cannot keep the document exactly; nothing is stored
     */
    StoredUser create(String suggestedId, UserDocument resource);

    /** Finds the resource with exactly this id (case-sensitive; the id may be any string); empty if there is none. */
    Optional<StoredUser> find(String id);

    /**
     * Replaces the attributes of a resource, if it still is at the expected version, in one atomic step. The new version
     * differs from every earlier version of that resource.
     *
     * @return the resource as stored now; empty if there is no such resource or it is at another version
     * @throws StoreException.DuplicateUser if another resource has the value of a unique attribute; nothing is changed
     * @throws StoreException.UnsupportedValue if the database cannot keep the document exactly; nothing is changed
     */
    Optional<StoredUser> replace(String id, String expectedVersion, UserDocument resource);

    /**
     * Removes a resource, if it still is at the expected version, in one atomic step.
     *
     * @return false if there is no such resource or it is at another version
     */
    boolean delete(String id, String expectedVersion);

    /**
     * Returns the resources that match, in one total and stable order: the query's sort, ties and queries without sort by
     * creation. The filter applies before the page is cut; {@code totalResults} counts all matches.
     *
     * @throws StoreException.UnsupportedQuery if this store cannot evaluate the query exactly; never an unfiltered list
     */
    UserPage search(UserQuery query);

    /**
     * Returns the features of {@link #search} beyond filters and index pages; the library advertises and uses only
     * these.
     */
    default Set<StoreFeature> features() {
        return Set.of();
    }
}
