package io.scimserver.internal.patch.edit;

/** Type of an operation (RFC 7644 §3.5.2). */
public enum OperationType {
    ADD,
    REMOVE,
    REPLACE
}
