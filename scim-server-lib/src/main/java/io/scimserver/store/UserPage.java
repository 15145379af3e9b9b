package io.scimserver.store;

import java.util.List;
import java.util.Optional;

/**
 * Page of a search. Immutable.
 *
 * @param users in the order of the query, at most the count asked for
 * @param totalResults all matches, not just this page; on later pages of a cursor walk it may be the number that the first
 *     page has counted
 * @param nextPosition the start of the next page of a cursor walk; empty on its last page and for index pages
 */
public record UserPage(List<StoredUser> users, int totalResults, Optional<String> nextPosition) {

    public UserPage {
        users = List.copyOf(users);
    }

    /**
     * Match of a search.
     *
     * @param position the place where a walk continues behind this user, in a form that the store chooses
     */
    public record Match(StoredUser user, String position) {}
}
