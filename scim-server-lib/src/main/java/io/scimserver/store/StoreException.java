package io.scimserver.store;

import java.time.Duration;

/**
 * Failure of a store to do what it was asked. Unchecked; one type per kind of failure, each mapped by the library to
 * one SCIM response. Messages are for logs: they never reach a client.
 */
public abstract sealed class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StoreException(String message) {
        super(message);
    }

    private StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Duplicate: another user has this value of a unique attribute: 409 {@code uniqueness}. */
    public static final class DuplicateUser extends StoreException {

        private static final long serialVersionUID = 1L;

        private final String attribute;

        /** @param attribute the name of the unique attribute, such as {@code userName} */
        public DuplicateUser(String attribute) {
            super("another user has the same " + attribute);
            this.attribute = attribute;
        }

        /** Returns the name of the unique attribute that is taken. */
        public String attribute() {
            return attribute;
        }
    }

    /** Query that this store cannot evaluate exactly, because of its filter or order: 400 {@code invalidFilter}. */
    public static final class UnsupportedQuery extends StoreException {

        private static final long serialVersionUID = 1L;

        /** @param reason the part that cannot be evaluated, in words an administrator understands */
        public UnsupportedQuery(String reason) {
            super(reason);
        }
    }

    /** Value that the database cannot keep exactly as it is: 400 {@code invalidValue}. Nothing was written. */
    public static final class UnsupportedValue extends StoreException {

        private static final long serialVersionUID = 1L;

        private final String attribute;

        /**
         * @param attribute the name or path of the attribute
         * @param reason the reason, in words an administrator understands; never the value
         */
        public UnsupportedValue(String attribute, String reason) {
            super(attribute + ": " + reason);
            this.attribute = attribute;
        }

        /** Returns the name or path of the attribute. */
        public String attribute() {
            return attribute;
        }
    }

    /** Failure to reach the store; nothing was written: 503 with {@code Retry-After}. */
    public static final class Unavailable extends StoreException {

        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public Unavailable(String message, Duration retryAfter, Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** Returns the time after which trying again may help. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /**
     * Failure after a write was sent: it is not known whether the write happened. The library reads the user before it
     * responds.
     */
    public static final class OutcomeUnknown extends StoreException {

        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
