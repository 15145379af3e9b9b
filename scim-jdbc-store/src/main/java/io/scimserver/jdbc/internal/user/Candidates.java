package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Sql;
import java.util.List;
import java.util.Optional;

/**
 * Statements for the users that a condition finds, in the order of creation. Immutable.
 *
 * <p>The terms are looked up in a derived table: so written, all databases read them in the order of the index, and stop
 * when the page is full.
 */
record Candidates(long tenant, Condition condition) {

    /** Returns the statement for users behind a place in the order of creation. */
    Sql page(long after, long skip, long limit) {
        if (!condition.hasAnchor()) {
            return select(Sql.of("scim_user u")).plus(" and u.seq > ?", after).plus(tail(skip, limit));
        }
        if (condition.filters().isEmpty()) {
            Sql numbers = numbers(after).plus(" order by seq limit ? offset ?", limit, skip);
            return select(joined(numbers)).plus(" order by u.seq");
        }
        return select(joined(numbers(after))).plus(tail(skip, limit));
    }

    /** Returns the statement for the number of users. */
    Sql count() {
        if (condition.hasAnchor() && condition.filters().isEmpty()) {
            return Sql.of("select count(*) from (").plus(numbers(0)).plus(") t");
        }
        Sql from = condition.hasAnchor() ? joined(numbers(0)) : Sql.of("scim_user u");
        return Sql.of("select count(*) from ").plus(from).plus(where());
    }

    /** Returns the condition as one on {@code scim_user u}, for statements that are led by something else. */
    Optional<Sql> asFilter() {
        if (condition.whole().isPresent()) {
            return condition.whole();
        }
        if (!condition.isExact()) {
            return Optional.empty();
        }
        List<Sql> filters = condition.filters();
        Sql found = Sql.of("u.seq in (select seq from (").plus(numbers(0)).plus(") f)");
        return Optional.of(condition.hasAnchor() ? Sql.and(found, filters) : Sql.and(Sql.of("1 = 1"), filters));
    }

    private Sql select(Sql from) {
        return Sql.of("select " + UserRow.COLUMNS + " from ").plus(from).plus(where());
    }

    /** Returns the conditions on rows. The sign keeps SQLite from walking all of the tenant to join what terms found. */
    private Sql where() {
        Sql ofTenant = Sql.of(condition.hasAnchor() ? "+u.tenant = ?" : "u.tenant = ?", tenant);
        return Sql.of(" where ").plus(Sql.and(ofTenant, condition.filters()));
    }

    private static Sql joined(Sql numbers) {
        return Sql.of("(").plus(numbers).plus(") t join scim_user u on u.seq = t.seq");
    }

    private Sql numbers(long after) {
        List<Sql> parts = condition.anchors().stream()
                .map(anchor -> anchor.plus(" and seq > ?", after))
                .toList();
        if (parts.size() == 1) {
            return Sql.of("select distinct seq from scim_term where ").plus(parts.get(0));
        }
        Sql all = Sql.join(
                " union ",
                parts.stream()
                        .map(part -> Sql.of("select seq from scim_term where ").plus(part))
                        .toList());
        return Sql.of("select seq from (").plus(all).plus(") o");
    }

    private static Sql tail(long skip, long limit) {
        return Sql.of(" order by u.seq limit ? offset ?", limit, skip);
    }
}
