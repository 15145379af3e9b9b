package io.scimserver.jdbc.internal.user;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.jdbc.internal.Session;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.jdbc.internal.user.Matches.Found;
import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserPage.Match;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.FilterPredicate;
import io.scimserver.store.search.PageEnds;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Search in one tenant: by the database alone where its terms and columns suffice. */
record Search(Session session, long tenant, UserQuery query, PageEnds pageEnds) {

    UserPage run() throws SQLException {
        Paging paging = query.paging();
        Matches matches = matches();
        if (paging.count() == 0) {
            matches.find(Optional.empty(), 0, 0);
            return new UserPage(List.of(), Math.toIntExact(matches.total()), Optional.empty());
        }
        Optional<Place> after = (paging.skip() == 0 ? paging.position() : pageEnds.before(search(), paging.skip() + 1L))
                .map(Place::parse);
        long skip = after.isPresent() ? 0 : paging.skip();
        List<Found> found = matches.find(after, skip, paging.count() + 1L);
        note(found);
        boolean isAll = after.isEmpty() && skip == 0 && found.size() <= paging.count();
        long total = isAll ? found.size() : matches.total();
        return paging.page(
                found.stream()
                        .map(each -> new Match(each.user(), each.place().format()))
                        .toList(),
                Math.toIntExact(total));
    }

    /** Notes the end of a page by position, if there is a next one. */
    private void note(List<Found> found) {
        Paging paging = query.paging();
        if (paging instanceof Paging.Offset && found.size() > paging.count()) {
            pageEnds.note(
                    search(),
                    paging.skip() + 1L + paging.count(),
                    found.get(paging.count() - 1).place().format());
        }
    }

    private List<Object> search() {
        return List.of(tenant, query.filter() + " " + query.sort());
    }

    private Matches matches() {
        Condition condition = query.filter()
                .map(new FilterConditions(query.types(), tenant, session.dialect(), this::hasTerms)::translate)
                .orElseGet(Condition::everybody);
        Candidates candidates = new Candidates(tenant, condition);
        Optional<SortKey> sort = query.sort().map(given -> SortKey.of(given, query.types()));
        if (sort.isEmpty() && condition.isExact()) {
            return new IndexedMatches(session, candidates);
        }
        return sort.filter(this::isInTerms)
                .flatMap(key -> candidates
                        .asFilter()
                        .<Matches>map(filter -> new SortedMatches(session, candidates, filter, key)))
                .orElseGet(() -> new ScannedMatches(session, candidates, predicate(query.filter()), sort));
    }

    /** Returns true if the terms have the whole of the values to sort by. */
    private boolean isInTerms(SortKey key) {
        return Term.isIndexed(key.name()) && !hasTerms(Term.longAttribute(key.name()));
    }

    private Predicate<StoredUser> predicate(Optional<Filter> filter) {
        return filter.map(given -> FilterPredicate.of(given, query.types())).orElse(user -> true);
    }

    @SuppressWarnings("UnusedException")
    private boolean hasTerms(long attribute) {
        Sql any = Sql.of("select seq from scim_term where tenant = ? and attr = ? limit 1", tenant, attribute);
        try {
            return session.first(any, row -> row.getLong(1)).isPresent();
        } catch (SQLException e) {
            // Without that knowledge all of them are looked at; if the database is gone, the search will tell.
            return true;
        }
    }
}
