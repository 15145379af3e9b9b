package io.scimserver.internal.users;

import io.scimserver.store.Paging;
import java.util.Optional;

/**
 * What is searched for, as the client wrote it.
 *
 * @param filter which users
 * @param sortBy in which order
 * @param sortOrder {@code ascending} or {@code descending}
 * @param paging which part of the matches
 * @param scope which resources are searched
 */
public record SearchTerms(
        Optional<String> filter, Optional<String> sortBy, Optional<String> sortOrder, Paging paging, Scope scope) {

    /** What kinds of resources the client searches. */
    public enum Scope {
        /** Users: a filter that names anything else is wrong. */
        USERS,
        /** All there are, of which users are the only ones: what they lack has no value (RFC 7644 §3.4.2.1). */
        ALL_TYPES
    }
}
