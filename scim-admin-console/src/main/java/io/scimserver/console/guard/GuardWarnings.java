package io.scimserver.console.guard;

import io.scimserver.console.access.Company;
import io.scimserver.console.layout.Layout.Banner;
import io.scimserver.console.page.Texts;
import io.scimserver.console.page.Warnings;
import io.scimserver.console.web.Links;
import io.scimserver.guard.ChangeGuard;
import io.scimserver.guard.ChangeGuardState;
import io.scimserver.guard.GuardedChange;
import java.util.Arrays;
import java.util.stream.Stream;

/** Warnings about changes that the guard holds back. */
public final class GuardWarnings implements Warnings {

    private final ChangeGuard guard;

    public GuardWarnings(ChangeGuard guard) {
        this.guard = guard;
    }

    @Override
    public Stream<Banner> of(Company company, Links links) {
        return Arrays.stream(GuardedChange.values())
                .map(change -> guard.state(company.tenant(), change))
                .filter(ChangeGuardState::isTripped)
                .map(state -> heldBack(company, links, state));
    }

    private static Banner heldBack(Company company, Links links, ChangeGuardState state) {
        GuardKind kind = GuardKind.of(state.change());
        String plural = kind.plural();
        return state.needsDecision()
                ? new Banner(
                        kind.excess() + ": " + Texts.count(state.refused(), "change") + " held back, and further "
                                + plural + " wait until you decide.",
                        "See what they would change, and decide",
                        links.to(Links.GUARD, company),
                        "bad")
                : new Banner(
                        "All " + plural + " are refused, as decided.", "Look at it", links.to(Links.GUARD, company));
    }
}
