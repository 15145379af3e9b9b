package io.scimserver.testkit;

import static io.scimserver.testkit.Flaw.ofStore;

import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.filter.ScanningSearch.Listed;
import io.scimserver.store.AttributeType;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.Paging;
import io.scimserver.store.Sort;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Mistakes in pages, order, cursors and declared features. */
final class PageFlaws {

    private PageFlaws() {}

    static List<Flaw> all() {
        List<Flaw> flaws = new ArrayList<>(pages());
        flaws.addAll(orders());
        flaws.addAll(cursors());
        flaws.addAll(features());
        return flaws;
    }

    private static List<Flaw> pages() {
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
                                return new UserPage(page.users(), page.users().size(), page.nextCursor());
                            }
                        }),
                ofStore("the total is that of the store", "theFilterComesBeforeThePage", () -> new PlainStore() {
                    @Override
                    public UserPage search(UserQuery query) {
                        UserPage page = super.search(query);
                        return new UserPage(page.users(), users.size(), page.nextCursor());
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

    private static List<Flaw> orders() {
        return List.of(
                listing(
                        "users come in any order",
                        "usersComeInCreationOrder",
                        Comparator.comparing(listed -> listed.user().id().hashCode())),
                listing(
                        "users come by name",
                        "theOrderIsNotThatOfNamesOrIds",
                        Comparator.comparing(listed -> Steps.userName(listed.user()))),
                listing(
                        "users come by lastModified",
                        "aChangedUserKeepsItsPlace",
                        Comparator.comparing((Listed listed) ->
                                        listed.user().version().length())
                                .thenComparing(listed -> listed.user().version())),
                sorting("sort is ignored", "numbersSortByValue", sort -> Optional.empty()),
                sorting(
                        "descending is ignored",
                        "pagesAreCutFromTheSortedMatches",
                        sort -> Optional.of(new Sort(sort.path(), SortOrder.ASCENDING))),
                typedSort(
                        "everything sorts by its characters",
                        "caseInsensitiveAttributesSortByTheirFoldedValue",
                        type -> new AttributeType(type.type(), true, type.multiValued())),
                ofStore(
                        "who lacks the attribute comes first",
                        "whoLacksTheAttributeComesLastAscendingAndFirstDescending",
                        MissingFirst::new),
                ofStore("ties are reversed when descending", "tiesAreInCreationOrderBothWays", ReversedSort::new),
                ofStore(
                        "the page is sorted, not the matches",
                        "pagesAreCutFromTheSortedMatches",
                        () -> new PlainStore() {
                            @Override
                            public UserPage search(UserQuery query) {
                                UserPage page = super.search(sorted(query, Optional.empty()));
                                List<StoredUser> users = new ArrayList<>(page.users());
                                users.sort(Comparator.comparing(Steps::userName).reversed());
                                return new UserPage(users, page.totalResults(), page.nextCursor());
                            }
                        }));
    }

    private static List<Flaw> cursors() {
        return List.of(
                ofStore("a cursor is a position in the list", "aDeletionDuringAWalkSkipsNobody", CursorIsPosition::new),
                ofStore("a walk does not end", "theLastPageHasNoCursor", () -> new PlainStore() {
                    @Override
                    public UserPage search(UserQuery query) {
                        UserPage page = super.search(query);
                        return new UserPage(page.users(), page.totalResults(), Optional.of("1"));
                    }
                }),
                ofStore("pages by position have a cursor", "pagesByPositionHaveNoCursor", () -> new PlainStore() {
                    @Override
                    public UserPage search(UserQuery query) {
                        UserPage page = super.search(query);
                        return new UserPage(page.users(), page.totalResults(), Optional.of("1"));
                    }
                }));
    }

    private static List<Flaw> features() {
        return List.of(
                new Flaw(
                        "sorting is declared and not proven",
                        Candidates.OfStoreWithoutProof.class,
                        PlainStore::new,
                        "sortingIsProvenOrRefused"),
                new Flaw(
                        "cursors are declared and not proven",
                        Candidates.OfStoreWithoutProof.class,
                        PlainStore::new,
                        "cursorsAreProvenOrRefused"),
                new Flaw(
                        "sort is ignored where sorting is not declared",
                        Candidates.OfStoreWithoutProof.class,
                        WithoutFeatures::new,
                        "sortingIsProvenOrRefused"),
                new Flaw(
                        "cursors are ignored where they are not declared",
                        Candidates.OfStoreWithoutProof.class,
                        WithoutFeatures::new,
                        "cursorsAreProvenOrRefused"));
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

    private static Flaw listing(String name, String caughtBy, Comparator<Listed> order) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            Stream<Listed> listed() {
                return super.listed().sorted(order);
            }
        });
    }

    private interface SortChange {
        Optional<Sort> apply(Sort sort);
    }

    private static Flaw sorting(String name, String caughtBy, SortChange change) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            public UserPage search(UserQuery query) {
                return super.search(sorted(query, query.sort().flatMap(change::apply)));
            }
        });
    }

    private interface TypeChange {
        AttributeType apply(AttributeType type);
    }

    private static Flaw typedSort(String name, String caughtBy, TypeChange change) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            public UserPage search(UserQuery query) {
                AttributeTypes types = path -> change.apply(query.types().typeOf(path));
                return super.search(new UserQuery(query.filter(), query.sort(), query.paging(), types));
            }
        });
    }

    private static UserQuery paged(UserQuery query, int startIndex, int count) {
        return new UserQuery(query.filter(), query.sort(), new Paging.Offset(startIndex, count), query.types());
    }

    private static UserQuery sorted(UserQuery query, Optional<Sort> sort) {
        return new UserQuery(query.filter(), sort, query.paging(), query.types());
    }

    /** As databases do that take a missing value for the smallest. */
    private static final class MissingFirst extends PlainStore {

        @Override
        public UserPage search(UserQuery query) {
            UserPage page = super.search(query);
            List<StoredUser> users = new ArrayList<>(page.users());
            Comparator<StoredUser> missingFirst = Comparator.comparing(MissingFirst::hasTitle);
            users.sort(isAscending(query) ? missingFirst : missingFirst.reversed());
            return new UserPage(users, page.totalResults(), page.nextCursor());
        }

        private static boolean isAscending(UserQuery query) {
            return query.sort()
                    .filter(sort -> sort.order() == SortOrder.ASCENDING)
                    .isPresent();
        }

        private static boolean hasTitle(StoredUser user) {
            return user.attributes().tree().hasNonNull("title");
        }
    }

    /** Sorts the other way round and turns the list over, so that ties come out wrong. */
    private static final class ReversedSort extends PlainStore {

        @Override
        public UserPage search(UserQuery query) {
            Optional<Sort> reversed = query.sort()
                    .map(sort -> new Sort(
                            sort.path(),
                            sort.order() == SortOrder.ASCENDING ? SortOrder.DESCENDING : SortOrder.ASCENDING));
            UserPage page = super.search(sorted(query, reversed));
            List<StoredUser> users = new ArrayList<>(page.users());
            Collections.reverse(users);
            return new UserPage(users, page.totalResults(), page.nextCursor());
        }
    }

    /** Walks by position, which shifts when a user in front of it is deleted. */
    private static final class CursorIsPosition extends PlainStore {

        @Override
        public UserPage search(UserQuery query) {
            if (!(query.paging() instanceof Paging.Cursor cursor)) {
                return super.search(query);
            }
            int start = cursor.position().map(Integer::parseInt).orElse(1);
            UserPage page = super.search(paged(query, start, cursor.count()));
            int next = start + page.users().size();
            boolean goesOn = next <= page.totalResults() && cursor.count() > 0;
            return new UserPage(
                    page.users(), page.totalResults(), goesOn ? Optional.of(String.valueOf(next)) : Optional.empty());
        }
    }

    private static final class WithoutFeatures extends PlainStore {

        @Override
        public Set<StoreFeature> features() {
            return Set.of();
        }
    }
}
