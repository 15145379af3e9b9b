package io.scimserver.testkit;

import com.unboundid.scim2.common.filters.Filter;

/** What a test class says of filters that its store cannot answer. */
public interface Refusals {

    /**
     * Whether this store cannot answer a filter. Such a filter must be refused with {@code UnsupportedQuery}, which is
     * tested instead of the answer. By default none: identity providers may send any of them.
     */
    default boolean refuses(Filter filter) {
        return false;
    }
}
