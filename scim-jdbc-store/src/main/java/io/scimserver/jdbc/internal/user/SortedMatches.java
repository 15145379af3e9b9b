package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Session;
import io.scimserver.jdbc.internal.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Matches in the order of a value that is in the terms: the database reads them in the order of the index. Users
 * without the value are a section of their own, behind the others, or before them if the order is descending.
 */
final class SortedMatches implements Matches {

    private final Session session;
    private final Candidates candidates;
    private final Sql filter;
    private final Sql terms;
    private final boolean isDescending;

    /** @param filter the condition of the query on {@code scim_user u} */
    SortedMatches(Session session, Candidates candidates, Sql filter, SortKey key) {
        this.session = session;
        this.candidates = candidates;
        this.filter = filter;
        this.terms = Sql.of(
                "s.tenant = ? and s.attr = ? and s.preferred = 1", candidates.tenant(), Term.attribute(key.name()));
        this.isDescending = key.isDescending();
    }

    @Override
    public List<Found> find(Optional<Place> after, long skip, long limit) throws SQLException {
        List<Found> found = new ArrayList<>();
        boolean startsWithValues = after.map(place -> place.key().isPresent()).orElse(!isDescending);
        long toSkip = skip;
        for (boolean ofValues :
                startsWithValues == isDescending ? List.of(isDescending) : List.of(!isDescending, isDescending)) {
            Optional<Place> start = ofValues == startsWithValues ? after : Optional.empty();
            List<Found> part =
                    found.size() < limit ? section(ofValues, start, toSkip, limit - found.size()) : List.of();
            found.addAll(part);
            toSkip = !part.isEmpty() || toSkip == 0 ? 0 : toSkip - count(ofValues);
        }
        return found;
    }

    @Override
    public long total() throws SQLException {
        return session.number(candidates.count());
    }

    private List<Found> section(boolean ofValues, Optional<Place> after, long skip, long limit) throws SQLException {
        return ofValues ? values(after, skip, limit) : others(after, skip, limit);
    }

    private List<Found> values(Optional<Place> after, long skip, long limit) throws SQLException {
        Sql sql = Sql.of("select " + UserRow.COLUMNS + ", s.k").plus(fromValues());
        if (after.isPresent()) {
            byte[] key = after.get().key().orElseThrow();
            String beyond = isDescending ? "<" : ">";
            sql = sql.plus(
                    " and s.k " + beyond + "= ? and (s.k " + beyond + " ? or s.seq > ?)",
                    key,
                    key,
                    after.get().seq());
        }
        String order = isDescending ? "s.k desc, s.seq" : "s.k, s.seq";
        return session.list(sql.plus(" order by " + order + " limit ? offset ?", limit, skip), row -> {
            UserRow user = UserRow.read(row);
            return new Found(new Place(Optional.of(row.getBytes(8)), user.seq()), user.user());
        });
    }

    private List<Found> others(Optional<Place> after, long skip, long limit) throws SQLException {
        Sql sql = Sql.of("select " + UserRow.COLUMNS)
                .plus(fromOthers())
                .plus(" and u.seq > ?", after.map(Place::seq).orElse(0L))
                .plus(" order by u.seq limit ? offset ?", limit, skip);
        return session.list(sql, row -> {
            UserRow user = UserRow.read(row);
            return new Found(Place.ofCreation(user.seq()), user.user());
        });
    }

    private long count(boolean ofValues) throws SQLException {
        return session.number(Sql.of("select count(*)").plus(ofValues ? fromValues() : fromOthers()));
    }

    private Sql fromValues() {
        return Sql.of(" from scim_term s join scim_user u on u.seq = s.seq where ")
                .plus(terms)
                .plus(" and ")
                .plus(filter);
    }

    private Sql fromOthers() {
        return Sql.of(" from scim_user u where u.tenant = ?", candidates.tenant())
                .plus(" and u.seq not in (select s.seq from scim_term s where ")
                .plus(terms)
                .plus(") and ")
                .plus(filter);
    }
}
