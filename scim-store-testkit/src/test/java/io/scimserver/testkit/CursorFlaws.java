package io.scimserver.testkit;

import static io.scimserver.testkit.Flaw.ofStore;

import io.scimserver.store.Paging;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import java.util.List;
import java.util.Optional;

/** Mistakes in cursor walks. */
final class CursorFlaws {

    private CursorFlaws() {}

    static List<Flaw> all() {
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

    private static UserQuery paged(UserQuery query, int startIndex, int count) {
        return new UserQuery(query.filter(), query.sort(), new Paging.Offset(startIndex, count), query.types());
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
}
