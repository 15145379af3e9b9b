package io.scimserver.jdbc.internal;

/** Failure of a write because of a unique key; nothing was written. Carries nothing: the driver's text names values. */
public final class DuplicateKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DuplicateKeyException() {
        super("", null, false, false);
    }
}
