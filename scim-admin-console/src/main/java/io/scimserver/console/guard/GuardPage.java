package io.scimserver.console.guard;

import io.scimserver.console.access.Company;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.employees.CompanyGroups;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.guard.ChangeGuard;
import io.scimserver.guard.ChangeGuardConfig.Threshold;
import io.scimserver.guard.ChangeGuardState;
import io.scimserver.guard.ChangeGuardState.Allowance;
import io.scimserver.guard.ChangeGuardState.Decision;
import io.scimserver.guard.GuardedChange;
import io.scimserver.tenant.Tenant;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The guard against mass deactivation: what it holds back, and what an administrator decides about it. */
@Path("/")
public final class GuardPage {

    private final Optional<ChangeGuard> guard;
    private final CompanyGroups groups;
    private final AdminAudit audit;
    private final Clock clock;

    public GuardPage(Optional<ChangeGuard> guard, CompanyGroups groups, AdminAudit audit, Clock clock) {
        this.guard = guard;
        this.groups = groups;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * State of one kind of change.
     *
     * @param affected the title of the list of what would have been changed
     * @param tone the style of the state
     * @param limits both limits, and which of them holds
     * @param since the time since which changes are refused
     * @param decision the decision of an administrator
     * @param choices the decisions that an administrator can make now
     */
    public record Watch(
            ChangeGuardState guard,
            String title,
            String affected,
            String state,
            String tone,
            String limits,
            Optional<String> since,
            Optional<String> decision,
            List<Choice> choices) {}

    /** @param style of the link */
    public record Choice(String text, String target, String style) {}

    public record Model(Company company, Links links, List<Watch> watches) {

        public String affected(Watch watch, ChangeGuardState.AffectedResource resource) {
            boolean isGroup = watch.guard().change() == GuardedChange.MEMBERSHIP_REMOVAL;
            return links.to(isGroup ? Links.GROUP : Links.EMPLOYEE, company, resource.id());
        }
    }

    @GET
    @Path(Links.GUARD)
    public PageResult get(@BeanParam PageRequest request) {
        Company company = request.company();
        List<Watch> watches = guard.stream()
                .flatMap(active -> Arrays.stream(GuardedChange.values())
                        .filter(change -> change != GuardedChange.MEMBERSHIP_REMOVAL
                                || groups.of(request).isPresent())
                        .map(change -> watch(request, active.state(company.tenant(), change))))
                .toList();
        return PageResult.page("provisioning/guard", "Guard", new Model(company, request.links(), watches));
    }

    private static Watch watch(PageRequest request, ChangeGuardState state) {
        GuardKind kind = GuardKind.of(state.change());
        boolean allows = state.decision().flatMap(Decision::allowance).isPresent();
        String tone = state.isTripped() ? state.needsDecision() ? "bad" : "warn" : allows ? "info" : "good";
        String what = state.isTripped() ? "Holding changes back" : allows ? "Letting through" : "Watching";
        return new Watch(
                state,
                kind.title(),
                kind.affected(),
                what,
                tone,
                limits(state),
                state.trippedSince().map(Texts::time),
                state.decision().map(GuardPage::describe),
                choices(state, request.links().to(Links.GUARD, request.company()) + "/" + kind.code()));
    }

    private static String limits(ChangeGuardState state) {
        Threshold threshold = state.threshold();
        String share = threshold.percent() + " % of " + Texts.count(state.activeUsers(), "active employee")
                + ", which is " + threshold.share(state.activeUsers());
        return "At most " + threshold.count() + ", and at most " + share + ": the smaller number holds. "
                + threshold.least() + " are always allowed.";
    }

    /** Returns the choices, without those that would change nothing. */
    private static List<Choice> choices(ChangeGuardState state, String decisions) {
        Choice anew = new Choice("Count anew", decisions + "/reset", "");
        if (state.needsDecision()) {
            Choice refuse = new Choice("Keep refusing", decisions + "/refuse", "");
            return List.of(new Choice("Allow these changes", decisions + "/allow", "button"), refuse, anew);
        } else if (state.isTripped()) {
            return List.of(new Choice("Allow these changes", decisions + "/allow", "button secondary"), anew);
        } else if (state.decision().isPresent()) {
            return List.of(anew);
        }
        Choice expected = new Choice("Allow such changes in advance", decisions + "/allow", "");
        return state.changed() > 0 ? List.of(expected, anew) : List.of(expected);
    }

    private static String describe(Decision decision) {
        String when = " on " + Texts.time(decision.at());
        return decision.allowance()
                .map(allowance -> decision.by() + " allowed it" + when + ", until " + Texts.time(allowance.until())
                        + left(allowance) + ".")
                .orElse(decision.by() + " said to keep refusing" + when + ".");
    }

    private static String left(Allowance allowance) {
        return allowance.left().isPresent()
                ? "; " + Texts.count(allowance.left().getAsInt(), "change") + " left"
                : "";
    }

    @GET
    @Path(Links.GUARD + "/{change}/{decision}")
    public PageResult confirm(
            @BeanParam PageRequest request,
            @PathParam("change") String change,
            @PathParam("decision") String decision) {
        ChangeGuard active = active();
        GuardKind kind = kind(change);
        ChangeGuardState state = active.state(request.company().tenant(), kind.change());
        String back = request.links().to(Links.GUARD, request.company());
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
    @Path(Links.GUARD + "/{change}/{decision}")
    public Response decide(
            @BeanParam PageRequest request, @PathParam("change") String code, @PathParam("decision") String decision) {
        ChangeGuard active = active();
        GuardedChange change = kind(code).change();
        Tenant tenant = request.company().tenant();
        String by = request.administrator().name();
        return switch (decision) {
            case "allow" ->
                done(
                        request,
                        active.allow(tenant, change, by, allowance(active.state(tenant, change))),
                        AdminAction.WAVE_ALLOWED,
                        FlashMessage.CHANGES_ALLOWED);
            case "refuse" ->
                done(
                        request,
                        active.refuse(tenant, change, by),
                        AdminAction.WAVE_REFUSED,
                        FlashMessage.CHANGES_REFUSED);
            case "reset" ->
                done(request, active.reset(tenant, change), AdminAction.GUARD_RESET, FlashMessage.GUARD_RESET);
            default -> throw PageException.notFound();
        };
    }

    /** Returns an allowance for what is held back, and no more; in advance and for members, for any number. */
    private Allowance allowance(ChangeGuardState state) {
        Instant until = clock.instant().plus(ChangeGuard.ALLOWED_FOR);
        return new Allowance(until, isBounded(state) ? OptionalInt.of(state.refused()) : OptionalInt.empty());
    }

    /** Of members, the guard notes the groups that would lose them, not their number. */
    private static boolean isBounded(ChangeGuardState state) {
        return state.isTripped() && state.change() != GuardedChange.MEMBERSHIP_REMOVAL;
    }

    private static PageResult allowance(GuardKind kind, ChangeGuardState state, String back) {
        String title = state.isTripped() ? "Allow these changes" : "Allow such changes in advance";
        String days = Texts.count(ChangeGuard.ALLOWED_FOR.toDays(), "day");
        String held = state.isTripped() ? Texts.count(state.refused(), "change") + " held back so far. " : "";
        String effect = isBounded(state)
                ? "As many will be carried out when the identity provider repeats them within " + days
                        + ". Further ones are held back again, and you are asked again."
                : "For " + days + ", all " + kind.plural()
                        + " that the identity provider sends will be carried out, however many.";
        return new Confirmation(held + effect, title, "yes", back).asPage(title);
    }

    private Response done(PageRequest request, ChangeGuardState now, AdminAction action, FlashMessage message) {
        GuardKind kind = GuardKind.of(now.change());
        audit.record(request, action.of(kind.code(), kind.plural()));
        return PageResult.redirect(request.links().to(Links.GUARD, request.company()), message);
    }

    private ChangeGuard active() {
        return guard.orElseThrow(PageException::notFound);
    }

    private static GuardKind kind(String code) {
        return GuardKind.of(code).orElseThrow(PageException::notFound);
    }
}
