package io.scimserver.testkit.user.walk;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.support.Steps;
import java.util.List;
import java.util.Optional;

/** Mistakes in pages by position. */
public final class PageFlaws {

    private PageFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofStore("the page is cut before the filter", "theFilterComesBeforeThePage", () -> new PlainStore() {
                    @Override
                    public UserPage search(UserQuery query) {
                        List<String> page = Steps.ids(
                                super.search(Steps.query(query.paging())).users());
                        List<StoredUser> found = super.search(paged(query, 1, Integer.MAX_VALUE)).users().stream()
                                .filter(user -> page.contains(user.id()))
                                .toList();
                        return new UserPage(found, found.size(), Optional.empty());
                    }
                }),
                ofStore(
                        "the total is that of the page",
                        "totalResultsCountsAllMatchesOnEveryPage",
                        () -> new PlainStore() {
                            @Override
                            public UserPage search(UserQuery query) {
                                UserPage page = super.search(query);
                                return new UserPage(page.users(), page.users().size(), page.nextPosition());
                            }
                        }),
                ofStore("the total is that of the store", "theFilterComesBeforeThePage", () -> new PlainStore() {
                    @Override
                    public UserPage search(UserQuery query) {
                        UserPage page = super.search(query);
                        return new UserPage(page.users(), users.size(), page.nextPosition());
                    }
                }),
                paging(
                        "a count of 0 is no limit",
                        "aCountOfZeroGivesTheTotalAlone",
                        offset -> offset.count() == 0 ? new Paging.Offset(offset.startIndex(), 1000) : offset),
                paging(
                        "startIndex counts from 0",
                        "aPageStartsAtItsStartIndexAndHasItsCount",
                        offset -> new Paging.Offset(offset.startIndex() + 1, offset.count())),
                paging("the end of the page overflows", "veryLargeNumbersDoNotOverflow", offset -> {
                    int end = offset.startIndex() + offset.count();
                    return new Paging.Offset(offset.startIndex(), end < offset.startIndex() ? 0 : offset.count());
                }),
                paging(
                        "a page has 101 users at most, the database's first batch",
                        "aPageIsShortOnlyAtTheEnd",
                        offset -> new Paging.Offset(offset.startIndex(), Math.min(offset.count(), 101))),
                ofStore("the total is counted up to 100", "aPageIsShortOnlyAtTheEnd", () -> new PlainStore() {
                    @Override
                    public UserPage search(UserQuery query) {
                        UserPage page = super.search(query);
                        return new UserPage(page.users(), Math.min(page.totalResults(), 100), page.nextPosition());
                    }
                }),
                ofStore("beyond the end is an error", "beyondTheEndIsNobodyAndStillTheTotal", () -> new PlainStore() {
                    @Override
                    public UserPage search(UserQuery query) {
                        if (query.paging() instanceof Paging.Offset offset && offset.startIndex() > users.size()) {
                            throw new IndexOutOfBoundsException(offset.startIndex());
                        }
                        return super.search(query);
                    }
                }));
    }

    private interface OffsetChange {
        Paging.Offset apply(Paging.Offset offset);
    }

    private static Flaw paging(String name, String caughtBy, OffsetChange change) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            public UserPage search(UserQuery query) {
                return super.search(
                        query.paging() instanceof Paging.Offset offset
                                ? new UserQuery(query.filter(), query.sort(), change.apply(offset), query.types())
                                : query);
            }
        });
    }

    private static UserQuery paged(UserQuery query, int startIndex, int count) {
        return new UserQuery(query.filter(), query.sort(), new Paging.Offset(startIndex, count), query.types());
    }
}
