package io.scimserver.jdbc.internal.user;

import io.scimserver.store.StoredUser;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Users who match a query, in its order. For one search. */
interface Matches {

    /** User with its place in the order. */
    record Found(Place place, StoredUser user) {}

    /**
     * Returns matches.
     *
     * @param after they begin behind this place; empty: at the beginning
     * @param skip the number of them to leave out
     * @param limit the maximum number
     */
    List<Found> find(Optional<Place> after, long skip, long limit) throws SQLException;

    /** Returns the number of all matches; called after {@link #find}. */
    long total() throws SQLException;
}
