package io.scimserver.schema;

/**
 * An attribute of a request that was accepted without taking effect. Immutable.
 *
 * @param path the attribute, as the schema or the client calls it; never its value
 * @param reason why it took no effect
 */
public record IgnoredAttribute(String path, Reason reason) {

    /** Maximum number that is noted of one request; if there are more, a last one says so. */
    public static final int MOST = 50;

    /** The reasons for which an attribute takes no effect. */
    public enum Reason {

        /** The schema has no such attribute. */
        UNKNOWN("It was not kept: the company's schema has no such attribute."),

        /** Only the server sets it. */
        READ_ONLY("It is read-only: only this server sets it."),

        /** The host has no handler for passwords. */
        NO_PASSWORD_HANDLER("This application takes no passwords; nothing of it was kept."),

        /** The host's handler of passwords failed; the rest of the change was stored. */
        PASSWORD_HANDLER_FAILED(
                "The application failed to set this password; its log tells why. The rest of the change was"
                        + " stored."),

        /** A policy of the host gave it another value. */
        ADJUSTED_BY_POLICY("This application gave it another value, as its own rules demand."),

        /** The same value was there, or sent, twice. */
        DUPLICATE("It held the same value more than once; one was kept."),

        /** {@code active} was left out, empty or removed. */
        ACTIVE_HAS_A_VALUE("It was left out, empty or to be removed. It always has a value, so it stayed as it was;"
                + " a new user is active."),

        /** More attributes of the request took no effect. */
        MORE("Further attributes took no effect; they are not listed.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** The reason in words, for people who look after an identity provider. */
        public String sentence() {
            return sentence;
        }
    }
}
