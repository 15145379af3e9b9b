package io.scimserver.example.admin.pages.provisioning;

import io.scimserver.example.admin.directory.Company;
import io.scimserver.example.admin.pages.Links;
import io.scimserver.example.admin.pages.Texts;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.Reply;
import io.scimserver.example.admin.web.Visit;
import io.scimserver.provisioning.ChangeGuard;
import io.scimserver.provisioning.ChangeGuardState;
import io.scimserver.provisioning.ChangeGuardState.Decision;
import io.scimserver.provisioning.GuardedChange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the guard against mass deactivation counts and holds back, and whom that would have hit. */
public final class GuardPage implements Page {

    private final Optional<ChangeGuard> guard;

    GuardPage(Optional<ChangeGuard> guard) {
        this.guard = guard;
    }

    /**
     * One kind of change.
     *
     * @param tone the style of the state
     * @param since since when changes are refused
     * @param decision what an administrator said
     * @param target the path of the decisions
     */
    public record Watch(
            ChangeGuardState guard,
            String title,
            String state,
            String tone,
            Optional<String> since,
            Optional<String> decision,
            String target) {}

    public record Model(Company company, List<Watch> watches) {

        public String employee(ChangeGuardState.Employee employee) {
            return Links.employee(company, employee.id());
        }
    }

    @Override
    public Reply get(Visit visit) {
        Company company = visit.company();
        List<Watch> watches = guard.stream()
                .flatMap(active -> Arrays.stream(GuardedChange.values())
                        .map(change -> watch(company, active.state(company.tenant(), change))))
                .toList();
        return Reply.page("provisioning/guard", "Guard", new Model(company, watches));
    }

    private static Watch watch(Company company, ChangeGuardState state) {
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
                Links.guard(company) + "/" + GuardKind.of(state.change()).code());
    }

    private static String describe(Decision decision) {
        String when = " on " + Texts.time(decision.at());
        return decision.allowance()
                .map(allowance ->
                        decision.by() + " allowed it" + when + ", until " + Texts.time(allowance.until()) + ".")
                .orElse(decision.by() + " said to keep refusing" + when + ".");
    }
}
