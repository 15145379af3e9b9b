package io.scimserver.store;

import java.util.List;
import java.util.Optional;

/**
 * Page of a search. Immutable.
 *
 * @param users in the order of the query, at most the count asked for
 * @param totalResults all matches, not just this page
 * @param nextCursor the start of the next page of a cursor walk; empty on its last page and for index pages
 */
public record UserPage(List<StoredUser> users, int totalResults, Optional<String> nextCursor) {

    public UserPage {
        users = List.copyOf(users);
    }

    /**
     * Match of a search.
     *
     * @param position the place where a walk continues behind this user, in a form that the store chooses
     */
    public record Match(StoredUser user, String position) {}

    /**
     * Returns the page for a store that reads one match more than the count, to learn whether the walk goes on.
     *
     * @param matches from the first of the page, in the order of the query; one more than the paging's count, or all
     * @param totalResults all matches of the query
     */
    public static UserPage cut(List<Match> matches, int totalResults, Paging paging) {
        List<Match> page = matches.subList(0, Math.min(paging.count(), matches.size()));
        boolean goesOn = paging instanceof Paging.Cursor && matches.size() > page.size() && !page.isEmpty();
        Optional<String> next = goesOn ? Optional.of(page.get(page.size() - 1).position()) : Optional.empty();
        return new UserPage(page.stream().map(Match::user).toList(), totalResults, next);
    }
}
