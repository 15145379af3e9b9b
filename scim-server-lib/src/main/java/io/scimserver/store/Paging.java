package io.scimserver.store;

import java.util.List;
import java.util.Optional;

/** Part of the matches that a search returns. */
public sealed interface Paging {

    /**
     * Returns the maximum number of users on the page. 0 returns only the total. A page holds fewer only when no more
     * users match.
     */
    int count();

    /** Returns the number of matches before the page; 0 for that of a walk, whose position says where it starts. */
    int skip();

    /**
     * Returns the start of the page of a walk: {@link UserPage#nextPosition()} of the page before; empty for any other
     * page.
     */
    Optional<String> position();

    /**
     * Returns the page for a store that reads one match more than the count, to learn whether the walk goes on.
     *
     * @param matches from the first of the page, in the order of the query; one more than the count, or all
     * @param totalResults all matches of the query
     */
    default UserPage page(List<UserPage.Match> matches, int totalResults) {
        List<UserPage.Match> page = matches.subList(0, Math.min(count(), matches.size()));
        boolean goesOn = this instanceof Cursor && matches.size() > page.size() && !page.isEmpty();
        Optional<String> next = goesOn ? Optional.of(page.get(page.size() - 1).position()) : Optional.empty();
        return new UserPage(page.stream().map(UserPage.Match::user).toList(), totalResults, next);
    }

    /**
     * Paging by position (RFC 7644 §3.4.2.4).
     *
     * @param startIndex the first match to return, from 1
     * @param count the maximum number of users, from 0
     */
    record Offset(int startIndex, int count) implements Paging {

        /** @throws IllegalArgumentException if startIndex is below 1 or count below 0 */
        public Offset {
            if (startIndex < 1 || count < 0) {
                throw new IllegalArgumentException("startIndex " + startIndex + ", count " + count);
            }
        }

        @Override
        public int skip() {
            return startIndex - 1;
        }

        @Override
        public Optional<String> position() {
            return Optional.empty();
        }
    }

    /**
     * Paging by the position of a walk (RFC 9865). The library uses it only with stores that declare
     * {@link StoreFeature#CURSORS}. The library signs what it hands to clients and binds it to tenant, filter and
     * order: a position arrives as the store gave it, perhaps more than once, with another count, and on another
     * server.
     *
     * @param position {@link UserPage#nextPosition()} of the page before; empty for the first page
     * @param count the maximum number of users, from 0
     */
    record Cursor(Optional<String> position, int count) implements Paging {

        /** @throws IllegalArgumentException if count is below 0 */
        public Cursor {
            if (count < 0) {
                throw new IllegalArgumentException("count " + count);
            }
        }

        @Override
        public int skip() {
            return 0;
        }
    }
}
