package io.scimserver.testkit.user.walk;

import static io.scimserver.testkit.flaw.Flaw.ofStore;
import static io.scimserver.testkit.flaw.Flaw.ofStores;

import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.flaw.DelegatingStore;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.support.Steps;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mistakes in cursor walks. */
public final class CursorFlaws {

    private CursorFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofStore("a cursor is a position in the list", "aDeletionDuringAWalkSkipsNobody", CursorIsPosition::new),
                ofStore(
                        "a sorted walk is a position in the list",
                        "aDeletionDuringASortedWalkSkipsNobodyWhereSortingIsDeclared",
                        CursorIsPosition::new),
                ofStore("a cursor works once", "aPositionMayBeAskedForAgain", CursorWorksOnce::new),
                ofStores("a cursor works in its store only", "aWalkGoesOnInAnotherStoreOfTheTenant", () -> {
                    PlainStore users = new PlainStore();
                    return tenant -> new OwnCursors(users);
                }),
                ofStore(
                        "the total is of those that are left",
                        "theTotalIsTheSameOnEveryPageOfAWalk",
                        () -> new PlainStore() {

                            private int walked;

                            @Override
                            public UserPage search(UserQuery query) {
                                UserPage page = super.search(query);
                                int left = page.totalResults() - walked;
                                walked = page.nextPosition().isPresent()
                                        ? walked + page.users().size()
                                        : 0;
                                return new UserPage(page.users(), left, page.nextPosition());
                            }
                        }),
                ofStore(
                        "a sorted walk ends at the first user without the attribute",
                        "aSortedWalkGoesOnAmongThoseWithoutTheAttributeWhereSortingIsDeclared",
                        () -> new PlainStore() {
                            @Override
                            public UserPage search(UserQuery query) {
                                UserPage page = super.search(query);
                                boolean endsWithout = query.sort().isPresent()
                                        && !page.users().isEmpty()
                                        && !last(page).attributes().tree().has("title");
                                return endsWithout
                                        ? new UserPage(page.users(), page.totalResults(), Optional.empty())
                                        : page;
                            }

                            private StoredUser last(UserPage page) {
                                return page.users().get(page.users().size() - 1);
                            }
                        }),
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

    private static UserQuery paged(UserQuery query, int startIndex, int count) {
        return new UserQuery(query.filter(), query.sort(), new Paging.Offset(startIndex, count), query.types());
    }

    /** Store that forgets a walk as soon as the page is fetched. */
    private static class CursorWorksOnce extends PlainStore {

        private final Map<String, String> positions = new HashMap<>();

        @Override
        public UserPage search(UserQuery query) {
            if (!(query.paging() instanceof Paging.Cursor cursor)) {
                return super.search(query);
            }
            Optional<String> position = cursor.position().map(handle -> taken(handle));
            UserPage page = super.search(new UserQuery(
                    query.filter(), query.sort(), new Paging.Cursor(position, cursor.count()), query.types()));
            Optional<String> next = page.nextPosition().map(place -> {
                String handle = Steps.newId();
                positions.put(handle, place);
                return handle;
            });
            return new UserPage(page.users(), page.totalResults(), next);
        }

        private String taken(String handle) {
            String position = positions.remove(handle);
            if (position == null) {
                throw new IllegalArgumentException("no such cursor");
            }
            return position;
        }
    }

    /** Store that keeps its cursors in one object only. */
    private static final class OwnCursors extends DelegatingStore {

        private final Set<String> mine = new HashSet<>();

        OwnCursors(UserStore store) {
            super(store);
        }

        @Override
        public UserPage search(UserQuery query) {
            if (query.paging() instanceof Paging.Cursor cursor
                    && !mine.containsAll(cursor.position().stream().toList())) {
                throw new IllegalArgumentException("no such cursor");
            }
            UserPage page = super.search(query);
            page.nextPosition().ifPresent(mine::add);
            return page;
        }
    }

    /** Store that walks by position, which shifts when a user in front of it is deleted. */
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
}
