package io.scimserver.console.provisioning;

import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.page.Links;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.provisioning.ChangeGuard;
import io.scimserver.provisioning.ChangeGuardState;
import io.scimserver.provisioning.GuardedChange;
import io.scimserver.tenant.Tenant;
import java.util.Optional;

/** Asks, then allows a wave of changes, keeps refusing it, or has the guard count anew. */
final class GuardDecisionPage implements Page {

    private final Optional<ChangeGuard> guard;
    private final Acts acts;

    GuardDecisionPage(Optional<ChangeGuard> guard, Acts acts) {
        this.guard = guard;
        this.acts = acts;
    }

    @Override
    public Reply get(Visit visit) {
        ChangeGuard active = active();
        GuardKind kind = kind(visit);
        ChangeGuardState state = active.state(visit.company().tenant(), kind.change());
        String back = Links.guard(visit.company());
        return switch (visit.segment("decision")) {
            case "allow" -> allowance(kind, state, back);
            case "refuse" ->
                new Confirmation(
                                "All " + kind.plural() + " will be refused until you allow them or have the guard count"
                                        + " anew, however long that takes. Everything else goes on.",
                                "Keep refusing",
                                "yes",
                                back)
                        .asPage("Keep refusing");
            case "reset" ->
                new Confirmation(
                                "The guard forgets what it has counted and what was decided, and watches again: the cause"
                                        + " is mended at the identity provider.",
                                "Count anew",
                                "yes",
                                back)
                        .asPage("Count anew");
            default -> throw PageException.notFound();
        };
    }

    @Override
    public Reply post(Visit visit) {
        ChangeGuard active = active();
        GuardedChange change = kind(visit).change();
        Tenant tenant = visit.company().tenant();
        String by = visit.administrator().name();
        return switch (visit.segment("decision")) {
            case "allow" -> done(visit, active.allow(tenant, change, by), Act.WAVE_ALLOWED, Notice.WAVE_ALLOWED);
            case "refuse" -> done(visit, active.refuse(tenant, change, by), Act.WAVE_REFUSED, Notice.WAVE_REFUSED);
            case "reset" -> done(visit, active.reset(tenant, change), Act.GUARD_RESET, Notice.GUARD_RESET);
            default -> throw PageException.notFound();
        };
    }

    private static Reply allowance(GuardKind kind, ChangeGuardState state, String back) {
        String what = "For " + ChangeGuard.ALLOWED_FOR.toDays() + " days, all " + kind.plural()
                + " that the identity provider sends will be carried out, however many.";
        if (!state.isTripped()) {
            return new Confirmation(what, "Allow a wave in advance", "yes", back).asPage("Allow a wave in advance");
        }
        String held = " " + Texts.count(state.refused(), "change") + " were held back so far.";
        return new Confirmation(what + held, "Allow this wave", "yes", back).asPage("Allow this wave");
    }

    private Reply done(Visit visit, ChangeGuardState now, Act act, Notice notice) {
        GuardKind kind = GuardKind.of(now.change());
        acts.record(visit, act.of(kind.code(), kind.plural()));
        return Reply.redirect(Links.guard(visit.company()), notice);
    }

    private ChangeGuard active() {
        return guard.orElseThrow(PageException::notFound);
    }

    private static GuardKind kind(Visit visit) {
        return GuardKind.of(visit.segment("change")).orElseThrow(PageException::notFound);
    }
}
