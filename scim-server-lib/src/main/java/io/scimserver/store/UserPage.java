package io.scimserver.store;

import java.util.List;
import java.util.Optional;

/**
 * One page of a search. Immutable.
 *
 * @param users in the order of the query, at most the count asked for
 * @param totalResults all matches, not just this page
 * @param nextCursor where the next page of a cursor walk starts; empty on its last page and for index pages
 */
public record UserPage(List<StoredUser> users, int totalResults, Optional<String> nextCursor) {

    public UserPage {
        users = List.copyOf(users);
    }
}
