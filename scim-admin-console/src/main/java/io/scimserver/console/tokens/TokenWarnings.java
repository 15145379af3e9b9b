package io.scimserver.console.tokens;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenService;
import io.scimserver.console.access.Company;
import io.scimserver.console.layout.Layout.Banner;
import io.scimserver.console.page.Texts;
import io.scimserver.console.page.Warnings;
import io.scimserver.console.web.Links;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Warnings about tokens that end soon: from 30 days before, with more urgency at 7 days and at one. */
public final class TokenWarnings implements Warnings {

    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration VERY_SOON = Duration.ofDays(7);
    private static final Duration NOW = Duration.ofDays(1);

    private final TokenService tokens;
    private final Clock clock;

    public TokenWarnings(TokenService tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Stream<Banner> of(Company company, Links links) {
        Instant now = clock.instant();
        return tokens.list(company.tenant()).stream()
                .filter(token -> token.isValidAt(now) && endsSoon(token, now))
                .map(token -> new Banner(
                        "The token “" + token.label() + "” expires "
                                + Texts.until(now, token.expires().orElse(now)) + ".",
                        "Make a new one",
                        links.to(Links.TOKENS, company),
                        tone(Duration.between(now, token.expires().orElse(now)))));
    }

    private static String tone(Duration left) {
        if (left.compareTo(NOW) <= 0) {
            return "bad";
        }
        return left.compareTo(VERY_SOON) <= 0 ? "warn" : "info";
    }

    static boolean endsSoon(StoredToken token, Instant now) {
        return token.expires()
                .filter(end -> Duration.between(now, end).compareTo(SOON) <= 0)
                .isPresent();
    }
}
