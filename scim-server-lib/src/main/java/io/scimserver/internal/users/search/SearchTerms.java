package io.scimserver.internal.users.search;

import io.scimserver.store.Paging;
import java.util.Optional;

/**
 * Search as the client wrote it.
 *
 * @param filter the filter on users
 * @param sortBy the attribute to sort by
 * @param sortOrder {@code ascending} or {@code descending}
 * @param paging the part of the matches
 * @param scope the resources that are searched
 */
public record SearchTerms(
        Optional<String> filter, Optional<String> sortBy, Optional<String> sortOrder, Paging paging, Scope scope) {

    /** Kinds of resources that the client searches. */
    public enum Scope {
        /** Search of users: a filter that names anything else is wrong. */
        USERS,
        /**
         * Search of all types, of which users are the only one: an attribute they lack has no value (RFC 7644
         * §3.4.2.1).
         */
        ALL_TYPES
    }
}
