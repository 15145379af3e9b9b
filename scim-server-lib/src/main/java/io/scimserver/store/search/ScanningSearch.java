package io.scimserver.store.search;

import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Search for stores that can only list their users: filter, order, pages by position and by cursor, exact totals.
 *
 * <p>Every search reads every user. Without a sort only the page is kept in memory; with one, a reference to every
 * match and its sort key.
 *
 * <p>A cursor walk meets every user that exists throughout it exactly once; if it is sorted, as long as the value that
 * the user is sorted by stays the same.
 */
public final class ScanningSearch {

    /**
     * User with its place in creation order.
     *
     * @param number from 1; greater than that of every user created before, the same as long as the user exists
     */
    public record Listed(long number, StoredUser user) {}

    private ScanningSearch() {}

    /**
     * Returns the page that the query asks for.
     *
     * @param usersInCreationOrder all users, or at least all that can match; read once and not closed
     * @throws io.scimserver.store.StoreException.UnsupportedQuery if a literal is not of its attribute's type
     * @throws IllegalArgumentException if a cursor's position is none that a search gave for the same order
     */
    public static UserPage search(Stream<Listed> usersInCreationOrder, UserQuery query) {
        Predicate<StoredUser> filter = query.filter()
                .map(given -> FilterPredicate.of(given, query.types()))
                .orElse(user -> true);
        ScanOrder order = ScanOrder.of(query);
        PageCollector page = new PageCollector(query.paging(), afterCursor(query.paging(), order));
        order.arrange(usersInCreationOrder.filter(listed -> filter.test(listed.user())))
                .forEachOrdered(page::add);
        return page.toUserPage();
    }

    private static Predicate<CursorPosition> afterCursor(Paging paging, ScanOrder order) {
        Comparator<CursorPosition> comparator = order.comparator();
        return paging.position()
                .map(order::parse)
                .<Predicate<CursorPosition>>map(last -> candidate -> comparator.compare(candidate, last) > 0)
                .orElse(candidate -> true);
    }
}
