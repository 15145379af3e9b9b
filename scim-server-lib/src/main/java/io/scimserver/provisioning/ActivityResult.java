package io.scimserver.provisioning;

/** How a request ended, in the terms of somebody who looks for trouble. */
public enum ActivityResult {
    /** Everything that was asked for was done. */
    SUCCEEDED,
    /** The request was at fault, or operations of a bulk request were refused. */
    REFUSED,
    /** No valid credential was sent: 401. */
    UNAUTHENTICATED,
    /** The server was at fault: 5xx. */
    FAILED
}
