package io.scimserver.auth;

import java.util.List;
import java.util.Optional;

/** Reader of the token in {@code Authorization} headers (RFC 6750 §2.1). */
final class BearerCredentials {

    /** Length above which a text is no token of ours and not worth hashing. */
    static final int MAX_TOKEN_LENGTH = 4_096;

    private static final String SCHEME = "Bearer";

    private BearerCredentials() {}

    /**
     * Returns the token; empty unless there is exactly one header and it holds the scheme, in any case, and one token.
     */
    static Optional<String> read(List<String> authorization) {
        if (authorization.size() != 1) {
            return Optional.empty();
        }
        String header = authorization.get(0);
        if (!beginsWithScheme(header)) {
            return Optional.empty();
        }
        return Optional.of(header.substring(SCHEME.length()).strip()).filter(BearerCredentials::isToken);
    }

    /**
     * Returns the mistake that people made when they entered a token at an identity provider, in a sentence that holds
     * nothing of it.
     */
    static Optional<String> mistake(List<String> authorization) {
        if (authorization.size() != 1) {
            return Optional.empty();
        }
        String header = authorization.get(0).strip();
        if (beginsWithScheme(header)
                && beginsWithScheme(header.substring(SCHEME.length()).strip())) {
            return Optional.of("The header holds the word \"Bearer\" twice: the identity provider adds it, so enter the"
                    + " token alone.");
        }
        return header.startsWith(TokenService.PREFIX)
                ? Optional.of("The header lacks the word \"Bearer\": enter \"Bearer \" and the token.")
                : Optional.empty();
    }

    private static boolean beginsWithScheme(String text) {
        return text.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1);
    }

    /** Returns true if this can be sent as a token: 1 to 4,096 visible ASCII characters. */
    static boolean isToken(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_TOKEN_LENGTH
                && text.chars().allMatch(character -> character > ' ' && character < 0x7F);
    }
}
