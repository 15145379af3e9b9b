package io.scimserver.provisioning;

import io.scimserver.tenant.Tenant;
import java.util.Optional;

/**
 * One page of entries that is asked for. Immutable.
 *
 * @param tenant whose entries; empty for those that belong to no tenant, such as failed authentications. No query sees
 *     the entries of two tenants.
 * @param filter which of them
 * @param after {@link ActivityPage#next()} of the page before; empty for the first page
 * @param limit how many entries at most, 1 to 1,000
 */
public record ActivityQuery(Optional<Tenant> tenant, ActivityFilter filter, Optional<String> after, int limit) {

    /** The most entries on a page. */
    public static final int MAX_LIMIT = 1_000;

    /** @throws IllegalArgumentException if the limit is out of bounds */
    public ActivityQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " entries, not " + limit);
        }
    }

    /** The newest entries. */
    public static ActivityQuery newest(Optional<Tenant> tenant, ActivityFilter filter, int limit) {
        return new ActivityQuery(tenant, filter, Optional.empty(), limit);
    }

    /** The same, for the page that begins there. */
    public ActivityQuery after(String key) {
        return new ActivityQuery(tenant, filter, Optional.of(key), limit);
    }
}
