package io.scimserver.provisioning;

import io.scimserver.tenant.Tenant;
import java.util.Map;

/**
 * Settings of the groups of each tenant, on a server that provisions groups. The library asks for every request.
 * {@link StoredGroupSettings} can be changed while the server runs. Implementations return quickly and are safe for use
 * by many threads.
 */
@FunctionalInterface
public interface GroupSettings {

    /** Settings with groups on for every tenant, and without roles. */
    GroupSettings ALWAYS_ON = tenant -> new GroupSetting(true, Map.of());

    /** Returns the setting of this tenant. */
    GroupSetting of(Tenant tenant);

    /** Tells that a group was deleted, whose role is no longer needed. */
    default void groupDeleted(Tenant tenant, String groupId) {}
}
