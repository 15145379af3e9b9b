package io.scimserver.auth;

import java.time.Instant;
import java.util.Optional;

/**
 * When a token was used, and by what.
 *
 * @param at the time of the request
 * @param userAgent the {@code User-Agent} header, at most 200 characters; untrusted text: escape it where it is shown
 */
public record TokenUse(Instant at, Optional<String> userAgent) {

    private static final int MAX_USER_AGENT_LENGTH = 200;

    public TokenUse {
        userAgent = userAgent.map(text -> text.substring(0, Math.min(text.length(), MAX_USER_AGENT_LENGTH)));
    }
}
