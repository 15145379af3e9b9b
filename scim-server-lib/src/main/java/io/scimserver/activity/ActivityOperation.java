package io.scimserver.activity;

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
    /** {@code POST /Bulk}. */
    BULK,
    /** Schemas, resource types, the service provider configuration, the SCIM root. */
    DISCOVERY,
    /** Everything else: unknown paths, methods that are not offered, requests beside the SCIM root. */
    OTHER
}
