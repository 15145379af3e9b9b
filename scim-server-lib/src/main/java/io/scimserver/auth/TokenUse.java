package io.scimserver.auth;

import java.time.Instant;
import java.util.Optional;

/**
 * Use of a token.
 *
 * @param at the time of the request
 * @param userAgent the {@code User-Agent} header, at most 200 characters; untrusted text: escape it where it is shown
 * @param address the address that the request came from, if the host knows; at most 100 characters
 */
public record TokenUse(Instant at, Optional<String> userAgent, Optional<String> address) {

    private static final int MAX_USER_AGENT_LENGTH = 200;

    private static final int MAX_ADDRESS_LENGTH = 100;

    public TokenUse {
        userAgent = userAgent.map(text -> text.substring(0, Math.min(text.length(), MAX_USER_AGENT_LENGTH)));
        address = address.map(text -> text.substring(0, Math.min(text.length(), MAX_ADDRESS_LENGTH)));
    }
}
