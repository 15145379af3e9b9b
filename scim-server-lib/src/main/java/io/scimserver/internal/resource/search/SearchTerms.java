package io.scimserver.internal.resource.search;

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
        /** Search of one type: a filter that names what it does not have is wrong. */
        ONE_TYPE,
        /**
         * Search of all types: an attribute that one of them lacks has no value there (RFC 7644 §3.4.2.1).
         */
        ALL_TYPES
    }
}
