package io.scimserver.mongo.internal.user;

import io.scimserver.mongo.internal.Documents.IndexSpec;

/**
 * Index on users or groups. Each begins with the tenant; those of an order end with the place in creation order, which settles
 * ties.
 */
public enum UserIndex {
    /** Names, in their order. */
    NAME("tenant_"),
    /** Order of creation. */
    SEQUENCE("tenant_sequence"),
    /** Values of all other attributes. */
    TERMS("tenant_terms"),
    /** Active users, and those who are not. */
    ACTIVE("tenant_active"),
    /** Users who were created first first. It is not the order of creation where users came from another store. */
    CREATED("tenant_created"),
    /** Users who were created last first. */
    CREATED_LAST("tenant_created_descending"),
    /** Users whose last change is longest ago first. */
    MODIFIED("tenant_lastModified"),
    /** Users who were changed last first. */
    MODIFIED_LAST("tenant_lastModified_descending");

    private final String indexName;

    UserIndex(String indexName) {
        this.indexName = indexName;
    }

    /** Returns true if users with one value of the index are in order of creation. */
    boolean hasOrderOfCreation() {
        return this == SEQUENCE || this == ACTIVE;
    }

    /** Returns the name that a query names the index by. */
    String indexName(ResourceKind kind) {
        return this == NAME ? indexName + kind.nameField() : indexName;
    }

    IndexSpec spec(ResourceKind kind) {
        return switch (this) {
            case NAME -> IndexSpec.unique(indexName(kind), UserFormat.TENANT, kind.nameField());
            case SEQUENCE -> IndexSpec.unique(indexName, UserFormat.TENANT, UserFormat.SEQUENCE);
            case TERMS -> IndexSpec.of(indexName, UserFormat.TENANT, UserFormat.TERMS);
            case ACTIVE -> ordered(UserFormat.ACTIVE);
            case CREATED -> ordered(UserFormat.CREATED);
            case CREATED_LAST -> ordered(IndexSpec.descending(UserFormat.CREATED));
            case MODIFIED -> ordered(UserFormat.LAST_MODIFIED);
            case MODIFIED_LAST -> ordered(IndexSpec.descending(UserFormat.LAST_MODIFIED));
        };
    }

    private IndexSpec ordered(String key) {
        return IndexSpec.of(indexName, UserFormat.TENANT, key, UserFormat.SEQUENCE);
    }
}
