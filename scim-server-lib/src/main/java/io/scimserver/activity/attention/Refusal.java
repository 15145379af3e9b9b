package io.scimserver.activity.attention;

import java.util.Optional;

/**
 * Reason why something was not done. Immutable.
 *
 * @param status the HTTP status
 * @param scimType the keyword of the SCIM error; empty if there is none
 * @param detail what the identity provider was told; at most {@value #LONGEST} characters, longer ones are shortened
 */
public record Refusal(int status, String scimType, String detail) {

    /** Reason of items that no refused request has made. */
    static final Refusal NONE = new Refusal(0, "", "");

    private static final int LONGEST = 300;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    public Refusal {
        detail = detail.length() <= LONGEST ? detail : detail.substring(0, LONGEST);
    }

    /** Returns the error of a response; without its keyword or sentence if it has none. */
    public static Refusal of(int status, Optional<String> scimType, Optional<String> detail) {
        return new Refusal(status, scimType.orElse(""), detail.orElse(""));
    }

    /** Returns true if the guard against mass deactivation holds the change back. */
    public boolean isByGuard() {
        return status == TOO_MANY && detail.contains("held back");
    }

    /** Returns true if another user has the same userName or externalId. */
    public boolean isForUniqueness() {
        return status == CONFLICT && scimType.equals("uniqueness");
    }

    boolean isUnauthenticated() {
        return status == UNAUTHENTICATED;
    }

    /** Returns true if every request of this form is refused, whomever it is about: that is trouble of the connection. */
    boolean isOfConnection(boolean wasRead) {
        return switch (status) {
            case FORBIDDEN -> !wasRead;
            case 405, 406, 408, 415, 501 -> true;
            case TOO_MANY -> !isByGuard();
            default -> false;
        };
    }
}
