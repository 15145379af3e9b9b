package io.scimserver.activity;

import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Store of the activity log. Implement this to keep it in your own database; {@link io.scimserver.activity.log.ActivityLog} decides what goes into
 * it, and is the only one to append.
 *
 * <p>Implementations are safe for use by many threads and by several servers on one database; trouble with the database
 * is a {@link io.scimserver.store.StoreException}. Prove yours with {@code ActivityStoreContract}.
 */
public interface ActivityStore {

    /**
     * Adds entries and counts them by day. An entry whose id is there already changes nothing and is not counted again,
     * so that a batch whose outcome is unknown can be repeated.
     */
    void append(List<ActivityEntry> entries);

    /** Finds the entry with this id, if it belongs to this tenant; with an empty tenant, if it belongs to none. */
    Optional<ActivityEntry> find(Optional<Tenant> tenant, String id);

    /**
     * Returns the newest entries that match; the cost of a page depends on its entries, not on those before or behind
     * it. Entries that arrive meanwhile shift no page.
     *
     * @throws IllegalArgumentException if {@link ActivityQuery#after()} is not from a page of this store
     */
    ActivityPage search(ActivityQuery query);

    /**
     * Counts requests and effects of each day, from the first day to the last, both included, in order; none if the
     * last is before the first. Days without a request are left out. Counts stay when entries are erased.
     */
    List<ActivityDay> countsByDay(Optional<Tenant> tenant, LocalDate first, LocalDate last);

    /**
     * Deletes the entries of all tenants that are older than this, and the counts of days that ended before it.
     *
     * @return the number of deleted entries; those that the database deletes by itself are not counted
     */
    long deleteBefore(Instant time);

    /**
     * Erases a person from the log: deletes every entry of this tenant that is about nobody else; from the others, such
     * as bulk requests, removes the bodies and this person.
     *
     * @param person matches by the id or by the userName, whichever are given; names compare folded
     * @return the number of entries that were deleted or changed
     */
    long erase(Tenant tenant, Subject person);

    /**
     * Deletes the log of a tenant and its counts, for good.
     *
     * @return the number of deleted entries
     */
    long deleteTenant(Tenant tenant);
}
