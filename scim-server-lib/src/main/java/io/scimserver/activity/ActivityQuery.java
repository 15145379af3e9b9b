package io.scimserver.activity;

import io.scimserver.tenant.Tenant;
import java.util.Optional;

/**
 * Query for one page of entries. Immutable.
 *
 * @param tenant the tenant of the entries; empty for those that belong to no tenant, such as failed authentications. No
 *     query sees the entries of two tenants.
 * @param filter the filter on them
 * @param after {@link ActivityPage#next()} of the page before; empty for the first page
 * @param limit the maximum number of entries, 1 to 1,000
 */
public record ActivityQuery(Optional<Tenant> tenant, ActivityFilter filter, Optional<String> after, int limit) {

    /** Maximum number of entries on a page. */
    public static final int MAX_LIMIT = 1_000;

    /** @throws IllegalArgumentException if the limit is out of bounds */
    public ActivityQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " entries, not " + limit);
        }
    }

    /** Returns a query for the newest entries. */
    public static ActivityQuery newest(Optional<Tenant> tenant, ActivityFilter filter, int limit) {
        return new ActivityQuery(tenant, filter, Optional.empty(), limit);
    }

    /** Returns a copy for the page that begins there. */
    public ActivityQuery after(String key) {
        return new ActivityQuery(tenant, filter, Optional.of(key), limit);
    }
}
