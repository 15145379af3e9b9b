package io.scimserver.example.admin.pages;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenService;
import io.scimserver.example.admin.directory.Company;
import io.scimserver.example.admin.web.Shell.Banner;
import io.scimserver.example.admin.web.Shell.NavigationGroup;
import io.scimserver.example.admin.web.Shell.NavigationLink;
import io.scimserver.example.admin.web.Surroundings;
import io.scimserver.example.admin.web.Visit;
import io.scimserver.provisioning.ChangeGuard;
import io.scimserver.provisioning.ChangeGuardState;
import io.scimserver.provisioning.GuardedChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The one place that knows the console's menu and its banners. */
public final class Navigation implements Surroundings {

    /** How long before its end a token is warned of. */
    static final Duration WARNING = Duration.ofDays(14);

    private final TokenService tokens;
    private final Optional<ChangeGuard> guard;
    private final Clock clock;
    private final List<Warnings> warnings;

    /** @param warnings beside those of the guard and of tokens */
    public Navigation(TokenService tokens, Optional<ChangeGuard> guard, Clock clock, List<Warnings> warnings) {
        this.tokens = tokens;
        this.guard = guard;
        this.clock = clock;
        this.warnings = List.copyOf(warnings);
    }

    @Override
    public List<NavigationGroup> navigation(Visit visit) {
        List<NavigationGroup> groups = new ArrayList<>();
        visit.ofCompany().ifPresent(company -> {
            groups.add(new NavigationGroup(
                    "People",
                    List.of(
                            exactly(visit, "Overview", Links.company(company)),
                            below(visit, "Employees", Links.employees(company)),
                            below(visit, "Deleted employees", Links.deleted(company)))));
            groups.add(new NavigationGroup(
                    "Administration",
                    List.of(
                            below(visit, "Integrations", Links.integrations(company)),
                            below(visit, "Administrators", Links.administrators(company)),
                            below(visit, "Audit", Links.audit(company)))));
        });
        if (visit.administrator().isOperator()) {
            groups.add(new NavigationGroup(
                    "Operations",
                    List.of(
                            exactly(visit, "Companies", Links.COMPANIES),
                            below(visit, "Requests of no company", Links.UNASSIGNED_ACTIVITY),
                            exactly(visit, "Operators' audit", Links.AUDIT))));
        }
        groups.add(new NavigationGroup("Account", List.of(below(visit, "Password", Links.PASSWORD))));
        return groups;
    }

    @Override
    public List<Banner> banners(Visit visit) {
        return visit.ofCompany().stream().flatMap(this::banners).toList();
    }

    private Stream<Banner> banners(Company company) {
        Stream<Banner> others = warnings.stream().flatMap(each -> each.of(company));
        return Stream.of(heldBack(company), others, expiring(company)).flatMap(Function.identity());
    }

    private Stream<Banner> heldBack(Company company) {
        return guard.stream()
                .flatMap(active ->
                        Arrays.stream(GuardedChange.values()).map(change -> active.state(company.tenant(), change)))
                .filter(ChangeGuardState::isTripped)
                .map(state -> heldBack(company, state));
    }

    private static Banner heldBack(Company company, ChangeGuardState state) {
        String plural = GuardKind.of(state.change()).plural();
        return state.needsDecision()
                ? new Banner(
                        "More employees than usual: " + Texts.count(state.refused(), "change")
                                + " held back, and further " + plural + " wait until you decide.",
                        "See whom they would hit, and decide",
                        Links.guard(company),
                        "bad")
                : new Banner("All " + plural + " are refused, as decided.", "Look at it", Links.guard(company));
    }

    private Stream<Banner> expiring(Company company) {
        Instant now = clock.instant();
        return tokens.list(company.tenant()).stream()
                .filter(token -> token.isValidAt(now) && endsSoon(token, now))
                .map(token -> new Banner(
                        "The token “" + token.label() + "” expires "
                                + Texts.until(now, token.expires().orElse(now)) + ".",
                        "Make a new one",
                        Links.tokens(company)));
    }

    static boolean endsSoon(StoredToken token, Instant now) {
        return token.expires()
                .filter(end -> Duration.between(now, end).compareTo(WARNING) <= 0)
                .isPresent();
    }

    private static NavigationLink exactly(Visit visit, String text, String target) {
        return new NavigationLink(text, target, visit.path().equals(target));
    }

    private static NavigationLink below(Visit visit, String text, String target) {
        boolean there = visit.path().equals(target) || visit.path().startsWith(target + "/");
        return new NavigationLink(text, target, there);
    }
}
