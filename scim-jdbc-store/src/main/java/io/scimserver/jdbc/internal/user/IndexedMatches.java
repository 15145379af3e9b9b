package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Session;
import io.scimserver.jdbc.internal.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Matches in the order of creation that the database finds, cuts and counts by itself. */
record IndexedMatches(Session session, Candidates candidates) implements Matches {

    @Override
    public List<Found> find(Optional<Place> after, long skip, long limit) throws SQLException {
        Sql page = candidates.page(after.map(Place::seq).orElse(0L), skip, limit);
        return session.list(page, row -> {
            UserRow user = UserRow.read(row);
            return new Found(Place.ofCreation(user.seq()), user.user());
        });
    }

    @Override
    public long total() throws SQLException {
        return session.number(candidates.count());
    }
}
