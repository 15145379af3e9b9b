package io.scimserver.testkit.support;

import com.unboundid.scim2.common.filters.Filter;
import org.junit.jupiter.api.extension.ExtendWith;

/** Filters that the store of a test class cannot support. */
@ExtendWith(Deadline.class)
public interface Refusals {

    /**
     * Returns true if this store cannot support a filter. The store must refuse such a filter with
     * {@code UnsupportedQuery}, which is tested instead of the result. By default none: identity providers may send any
     * of them.
     */
    default boolean refuses(Filter filter) {
        return false;
    }
}
