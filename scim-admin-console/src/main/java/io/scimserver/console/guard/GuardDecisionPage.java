package io.scimserver.console.guard;

import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.provisioning.ChangeGuard;
import io.scimserver.provisioning.ChangeGuardState;
import io.scimserver.provisioning.GuardedChange;
import io.scimserver.tenant.Tenant;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Asks, then allows a wave of changes, keeps refusing it, or has the guard count anew. */
@Path(Links.GUARD + "/{change}/{decision}")
public final class GuardDecisionPage {

    private final Optional<ChangeGuard> guard;
    private final AdminAudit audit;

    public GuardDecisionPage(Optional<ChangeGuard> guard, AdminAudit audit) {
        this.guard = guard;
        this.audit = audit;
    }

    @GET
    public PageResult get(
            @BeanParam PageRequest request,
            @PathParam("change") String change,
            @PathParam("decision") String decision) {
        ChangeGuard active = active();
        GuardKind kind = kind(change);
        ChangeGuardState state = active.state(request.company().tenant(), kind.change());
        String back = request.links().guard(request.company());
        return switch (decision) {
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

    @POST
    public Response post(
            @BeanParam PageRequest request, @PathParam("change") String code, @PathParam("decision") String decision) {
        ChangeGuard active = active();
        GuardedChange change = kind(code).change();
        Tenant tenant = request.company().tenant();
        String by = request.administrator().name();
        return switch (decision) {
            case "allow" ->
                done(request, active.allow(tenant, change, by), AdminAction.WAVE_ALLOWED, FlashMessage.WAVE_ALLOWED);
            case "refuse" ->
                done(request, active.refuse(tenant, change, by), AdminAction.WAVE_REFUSED, FlashMessage.WAVE_REFUSED);
            case "reset" ->
                done(request, active.reset(tenant, change), AdminAction.GUARD_RESET, FlashMessage.GUARD_RESET);
            default -> throw PageException.notFound();
        };
    }

    private static PageResult allowance(GuardKind kind, ChangeGuardState state, String back) {
        String what = "For " + ChangeGuard.ALLOWED_FOR.toDays() + " days, all " + kind.plural()
                + " that the identity provider sends will be carried out, however many.";
        if (!state.isTripped()) {
            return new Confirmation(what, "Allow a wave in advance", "yes", back).asPage("Allow a wave in advance");
        }
        String held = " " + Texts.count(state.refused(), "change") + " were held back so far.";
        return new Confirmation(what + held, "Allow this wave", "yes", back).asPage("Allow this wave");
    }

    private Response done(PageRequest request, ChangeGuardState now, AdminAction act, FlashMessage message) {
        GuardKind kind = GuardKind.of(now.change());
        audit.record(request, act.of(kind.code(), kind.plural()));
        return PageResult.redirect(request.links().guard(request.company()), message);
    }

    private ChangeGuard active() {
        return guard.orElseThrow(PageException::notFound);
    }

    private static GuardKind kind(String code) {
        return GuardKind.of(code).orElseThrow(PageException::notFound);
    }
}
