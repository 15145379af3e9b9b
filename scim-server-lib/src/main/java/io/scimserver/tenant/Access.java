package io.scimserver.tenant;

/** What a caller may do. */
public enum Access {
    /** Read and search only; any write is answered with 403. */
    READ_ONLY,
    /** Everything the tenant's own data allows. */
    READ_WRITE
}
