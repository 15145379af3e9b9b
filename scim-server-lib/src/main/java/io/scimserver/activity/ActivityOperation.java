package io.scimserver.activity;

import java.util.EnumSet;
import java.util.Set;

/** Operation of a request. */
public enum ActivityOperation {
    /** {@code POST /Users}. */
    CREATE,
    /** {@code GET /Users/{id}}. */
    READ,
    /** List of users, by {@code GET} or {@code POST .search}. */
    SEARCH,
    /** {@code PUT /Users/{id}}. */
    REPLACE,
    /** {@code PATCH /Users/{id}}. */
    PATCH,
    /** {@code DELETE /Users/{id}}. */
    DELETE,
    /** {@code POST /Groups}. */
    CREATE_GROUP,
    /** {@code GET /Groups/{id}}. */
    READ_GROUP,
    /** List of groups, by {@code GET} or {@code POST .search}. */
    SEARCH_GROUPS,
    /** {@code PUT /Groups/{id}}. */
    REPLACE_GROUP,
    /** {@code PATCH /Groups/{id}}. */
    PATCH_GROUP,
    /** {@code DELETE /Groups/{id}}. */
    DELETE_GROUP,
    /** {@code POST /Bulk}. */
    BULK,
    /** Schemas, resource types, the service provider configuration, the SCIM root. */
    DISCOVERY,
    /** Everything else: unknown paths, methods that are not offered, requests beside the SCIM root. */
    OTHER;

    private static final Set<ActivityOperation> ON_GROUPS =
            EnumSet.of(CREATE_GROUP, READ_GROUP, SEARCH_GROUPS, REPLACE_GROUP, PATCH_GROUP, DELETE_GROUP);

    /** Returns true if the operation is about groups, and the subjects of its entry are groups. */
    public boolean isOnGroups() {
        return ON_GROUPS.contains(this);
    }
}
