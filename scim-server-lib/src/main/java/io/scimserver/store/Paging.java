package io.scimserver.store;

import java.util.Optional;

/** Which part of the matches a search returns. */
public sealed interface Paging {

    /** How many users at most; 0 asks for the total alone. Fewer come only if no more match. */
    int count();

    /** How many matches come before the page; none before that of a walk, whose position says where it starts. */
    int skip();

    /** Where the page of a walk starts: {@link UserPage#nextCursor()} of the page before; empty for any other page. */
    Optional<String> position();

    /**
     * By position (RFC 7644 §3.4.2.4).
     *
     * @param startIndex the first match to return, from 1
     * @param count how many at most, from 0
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
     * By position of a walk (RFC 9865). Asked only of stores that declare {@link StoreFeature#CURSORS}. The library
     * signs what it hands to clients and binds it to tenant, filter and order: a position arrives as the store gave it,
     * perhaps more than once, with another count, and on another server.
     *
     * @param position {@link UserPage#nextCursor()} of the page before; empty for the first page
     * @param count how many at most, from 0
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
