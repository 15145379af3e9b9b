package io.scimserver.tenant;

/** Operations that a caller may use. */
public enum Access {
    /** Read and search only; the response to any write is 403. */
    READ_ONLY,
    /** Every operation on the tenant's own data. */
    READ_WRITE
}
