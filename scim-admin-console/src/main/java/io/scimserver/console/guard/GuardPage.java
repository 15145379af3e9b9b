package io.scimserver.console.guard;

import io.scimserver.console.access.Company;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.provisioning.ChangeGuard;
import io.scimserver.provisioning.ChangeGuardState.Decision;
import io.scimserver.provisioning.ChangeGuardState;
import io.scimserver.provisioning.GuardedChange;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the guard against mass deactivation counts and holds back, and whom that would have hit. */
@Path(Links.GUARD)
public final class GuardPage {

    private final Optional<ChangeGuard> guard;

    public GuardPage(Optional<ChangeGuard> guard) {
        this.guard = guard;
    }

    /**
     * One kind of change.
     *
     * @param tone the style of the state
     * @param since since when changes are refused
     * @param decision what an administrator said
     * @param choices what an administrator can do now
     */
    public record Watch(
            ChangeGuardState guard,
            String title,
            String state,
            String tone,
            Optional<String> since,
            Optional<String> decision,
            List<Choice> choices) {}

    /** @param style of the link */
    public record Choice(String text, String target, String style) {}

    public record Model(Company company, Links links, List<Watch> watches) {

        public String employee(ChangeGuardState.Employee employee) {
            return links.employee(company, employee.id());
        }
    }

    @GET
    public PageResult get(@BeanParam PageRequest request) {
        Company company = request.company();
        List<Watch> watches = guard.stream()
                .flatMap(active -> Arrays.stream(GuardedChange.values())
                        .map(change -> watch(request, active.state(company.tenant(), change))))
                .toList();
        return PageResult.page("provisioning/guard", "Guard", new Model(company, request.links(), watches));
    }

    private static Watch watch(PageRequest request, ChangeGuardState state) {
        boolean allows = state.decision().flatMap(Decision::allowance).isPresent();
        String tone = state.isTripped() ? state.needsDecision() ? "bad" : "warn" : allows ? "info" : "good";
        String what = state.isTripped() ? "Holding changes back" : allows ? "Letting through" : "Watching";
        return new Watch(
                state,
                GuardKind.of(state.change()).title(),
                what,
                tone,
                state.trippedSince().map(Texts::time),
                state.decision().map(GuardPage::describe),
                choices(
                        state,
                        request.links().guard(request.company()) + "/"
                                + GuardKind.of(state.change()).code()));
    }

    /** None that would change nothing. */
    private static List<Choice> choices(ChangeGuardState state, String decisions) {
        Choice anew = new Choice("Count anew", decisions + "/reset", "");
        if (state.needsDecision()) {
            Choice refuse = new Choice("Keep refusing", decisions + "/refuse", "");
            return List.of(new Choice("Allow this wave", decisions + "/allow", "button"), refuse, anew);
        } else if (state.isTripped()) {
            return List.of(new Choice("Allow this wave", decisions + "/allow", "button secondary"), anew);
        } else if (state.decision().isPresent()) {
            return List.of(anew);
        }
        Choice expected = new Choice("Allow a wave in advance", decisions + "/allow", "");
        return state.changed() > 0 ? List.of(expected, anew) : List.of(expected);
    }

    private static String describe(Decision decision) {
        String when = " on " + Texts.time(decision.at());
        return decision.allowance()
                .map(allowance ->
                        decision.by() + " allowed it" + when + ", until " + Texts.time(allowance.until()) + ".")
                .orElse(decision.by() + " said to keep refusing" + when + ".");
    }
}
