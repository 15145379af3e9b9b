package io.scimserver.activity;

/** Result of a request, in the terms of somebody who looks for trouble. */
public enum ActivityResult {
    /** Everything in the request was done. */
    SUCCEEDED,
    /** The client's request was wrong, or operations of a bulk request were refused. */
    REFUSED,
    /** No valid credential was sent: 401. */
    UNAUTHENTICATED,
    /** The server failed: 5xx. */
    FAILED
}
