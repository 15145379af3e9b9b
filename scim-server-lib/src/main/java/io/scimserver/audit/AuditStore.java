package io.scimserver.audit;

import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.List;

/**
 * Store of the history of changes and their authors: durable, and never changed except by erasure. Safe for use by many
 * threads and servers. Failures are {@link io.scimserver.store.StoreException}s as in
 * {@link io.scimserver.store.UserStore}. Prove yours with {@code AuditStoreContract}.
 */
public interface AuditStore {

    /**
     * Adds entries, of one tenant or several; they are durable when this returns. An entry whose id is there already is
     * left as it is, so that a call whose outcome is unknown can be repeated. If it fails, some may have been added.
     */
    void append(List<AuditEntry> entries);

    /** Returns the entries that match, the newest first: in descending order of their ids. */
    List<AuditEntry> list(AuditQuery query);

    /**
     * Deletes the entries of all tenants that are older than this.
     *
     * @return the number of deleted entries
     */
    long deleteOlderThan(Instant time);

    /**
     * Takes the values and names out of every entry about a user, as {@link AuditEntry#erased()} does.
     *
     * @return the number of entries about it
     */
    long erase(Tenant tenant, String employeeId);

    /**
     * Deletes every entry of a tenant, for good.
     *
     * @return the number of deleted entries
     */
    long deleteTenant(Tenant tenant);
}
