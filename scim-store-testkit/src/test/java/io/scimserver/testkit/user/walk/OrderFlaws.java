package io.scimserver.testkit.user.walk;

import static io.scimserver.testkit.flaw.Flaw.ofStore;
import static io.scimserver.testkit.support.Filters.where;

import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.store.AttributeType;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.Sort;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.ScanningSearch;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.support.Steps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Mistakes in the order of users. */
public final class OrderFlaws {

    private OrderFlaws() {}

    public static List<Flaw> all() {
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
                ofStore(
                        "users are sorted by what they were created with",
                        "aChangedValueMovesItsUser",
                        SortedAsCreated::new),
                sorting(
                        "lastModified sorts as created",
                        "lastModifiedSortsByTheLastChange",
                        sort -> Optional.of(
                                sort.path().toString().equals("meta.lastModified")
                                        ? new Sort(where("meta", "created").path(), sort.order())
                                        : sort)),
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
                                return new UserPage(users, page.totalResults(), page.nextPosition());
                            }
                        }));
    }

    private static Flaw listing(String name, String caughtBy, Comparator<Listed> order) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            public Stream<Listed> listed() {
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

    private static UserQuery sorted(UserQuery query, Optional<Sort> sort) {
        return new UserQuery(query.filter(), sort, query.paging(), query.types());
    }

    /** Store that keeps the documents of the users' creation to sort by. */
    private static final class SortedAsCreated extends PlainStore {

        private final Map<String, StoredUser> created = new HashMap<>();

        @Override
        public StoredUser put(String id, StoredUser user) {
            created.putIfAbsent(id, user);
            return super.put(id, user);
        }

        @Override
        public UserPage search(UserQuery query) {
            return ScanningSearch.search(
                    listed().map(listed -> new Listed(
                            listed.number(), created.get(listed.user().id()))),
                    query);
        }
    }

    /** Store that takes a missing value for the smallest, as some databases do. */
    private static final class MissingFirst extends PlainStore {

        @Override
        public UserPage search(UserQuery query) {
            UserPage page = super.search(query);
            List<StoredUser> users = new ArrayList<>(page.users());
            Comparator<StoredUser> missingFirst = Comparator.comparing(MissingFirst::hasTitle);
            users.sort(isAscending(query) ? missingFirst : missingFirst.reversed());
            return new UserPage(users, page.totalResults(), page.nextPosition());
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

    /** Store that sorts the other way round and turns the list over, so that ties come out wrong. */
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
            return new UserPage(users, page.totalResults(), page.nextPosition());
        }
    }
}
