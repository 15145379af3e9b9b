package io.scimserver.transfer;

/** Failure to copy a store. The message tells an administrator what to do; it names no data of users. */
public final class TransferException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message the reason, for an administrator */
    public TransferException(String message) {
        super(message);
    }

    /** @param message the reason, for an administrator */
    public TransferException(String message, Throwable cause) {
        super(message, cause);
    }
}
