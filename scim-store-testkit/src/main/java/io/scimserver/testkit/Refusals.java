package io.scimserver.testkit;

import com.unboundid.scim2.common.filters.Filter;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a test class says of filters that its store cannot answer. */
@ExtendWith(Deadline.class)
public interface Refusals {

    /**
     * Whether this store cannot answer a filter. Such a filter must be refused with {@code UnsupportedQuery}, which is
     * tested instead of the answer. By default none: identity providers may send any of them.
     */
    default boolean refuses(Filter filter) {
        return false;
    }
}
