package io.scimserver.store;

import java.time.Duration;

/**
 * Why a store could not do what it was asked. Unchecked; one type per kind of failure, each mapped by the library to
 * one SCIM answer. Messages are for logs: they never reach a client.
 */
public abstract sealed class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StoreException(String message) {
        super(message);
    }

    private StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Another user has this value of a unique attribute: 409 {@code uniqueness}. */
    public static final class DuplicateUser extends StoreException {

        private static final long serialVersionUID = 1L;

        private final String attribute;

        /** @param attribute the name of the unique attribute, such as {@code userName} */
        public DuplicateUser(String attribute) {
            super("another user has the same " + attribute);
            this.attribute = attribute;
        }

        /** The name of the unique attribute that is taken. */
        public String attribute() {
            return attribute;
        }
    }

    /** This store cannot answer this filter or order exactly: 400 {@code invalidFilter}. */
    public static final class UnsupportedQuery extends StoreException {

        private static final long serialVersionUID = 1L;

        /** @param reason which part cannot be answered, in words an administrator understands */
        public UnsupportedQuery(String reason) {
            super(reason);
        }
    }

    /** The database cannot keep this value exactly as it is: 400 {@code invalidValue}. Nothing was written. */
    public static final class UnsupportedValue extends StoreException {

        private static final long serialVersionUID = 1L;

        private final String attribute;

        /**
         * @param attribute the name or path of the attribute
         * @param reason what is wrong with it, in words an administrator understands; never the value
         */
        public UnsupportedValue(String attribute, String reason) {
            super(attribute + ": " + reason);
            this.attribute = attribute;
        }

        /** The name or path of the attribute. */
        public String attribute() {
            return attribute;
        }
    }

    /** The store cannot be reached; nothing was written: 503 with {@code Retry-After}. */
    public static final class Unavailable extends StoreException {

        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public Unavailable(String message, Duration retryAfter, Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** When trying again may help. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** A write was sent, and whether it happened is not known: the library looks before it answers. */
    public static final class OutcomeUnknown extends StoreException {

        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
