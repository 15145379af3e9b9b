package io.scimserver.testkit;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.UserStore;

/** What the kit asks of a test class: a store to try. The root of every contract that needs one tenant only. */
public interface EmptyStore {

    /**
     * A store without users that nobody else uses, asked for once per test. It runs on a real clock, and holds at least
     * 1,000 users and documents of 1 MB. Making one should be cheap: a new tenant on a database that is already running.
     */
    UserStore emptyStore();

    /**
     * Whether this store cannot answer a filter. Such a filter must be refused with {@code UnsupportedQuery}, which is
     * tested instead of the answer. By default none: identity providers may send any of them.
     */
    default boolean refuses(Filter filter) {
        return false;
    }
}
