package io.scimserver.console.attention;

import io.scimserver.activity.attention.Attention;
import io.scimserver.activity.attention.AttentionItem;
import io.scimserver.activity.attention.AttentionKind;
import io.scimserver.activity.attention.AttentionList;
import io.scimserver.console.access.Company;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.employees.Employee;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.console.web.WholeNumber;
import io.scimserver.tenant.Tenant;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** List of what needs an administrator, the most urgent first, a page at a time; items are dismissed here. */
@Path("/")
public final class AttentionPage {

    private static final int PAGE_SIZE = 50;
    private static final int LAST_PAGE = 1_000;
    private static final int REVIEWS_AT_ONCE = 1;

    private final Attention attention;
    private final Employees employees;
    private final AdminAudit audit;
    private final Clock clock;
    private final Semaphore reviews = new Semaphore(REVIEWS_AT_ONCE);

    public AttentionPage(Attention attention, Employees employees, AdminAudit audit, Clock clock) {
        this.attention = attention;
        this.employees = employees;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param count the numbers of open items
     * @param full the kinds of which there may be more than the list has room for
     * @param reviewed the time of the latest search for twins and missing managers
     */
    public record Model(
            Company company,
            AttentionCount count,
            List<AttentionRow> rows,
            List<String> full,
            String reviewed,
            Optional<String> previous,
            Optional<String> next) {}

    @GET
    @Path(Links.ATTENTION)
    public PageResult get(@BeanParam PageRequest request, @QueryParam("page") Optional<String> number) {
        int page = WholeNumber.of(number, 1, 1, LAST_PAGE);
        AttentionList list = upToDate(request, page);
        List<AttentionItem> open = list.open();
        List<AttentionItem> shown = shown(open, page);
        String here = request.links().to(Links.ATTENTION, request.company()) + "?page=";
        Model model = new Model(
                request.company(),
                AttentionCount.of(list),
                shown.stream().map(item -> row(request, item)).toList(),
                full(list),
                list.reviewedAt().map(Texts::time).orElse("never"),
                page > 1 ? Optional.of(here + (page - 1)) : Optional.empty(),
                page * PAGE_SIZE < open.size() ? Optional.of(here + (page + 1)) : Optional.empty());
        return PageResult.page("attention/list", "Needs attention", model);
    }

    /** Ends what somebody else has settled, such as an administrator who has deactivated the employee here. */
    private AttentionList upToDate(PageRequest request, int page) {
        Tenant tenant = request.company().tenant();
        AttentionList list = attention.list(tenant);
        Set<String> settled = shown(list.open(), page).stream()
                .filter(item -> item.kind() == AttentionKind.DEACTIVATION)
                .filter(item -> item.person().id().isPresent())
                .filter(item ->
                        employee(request, item).filter(Employee::isActive).isEmpty())
                .map(AttentionItem::key)
                .collect(Collectors.toSet());
        attention.end(tenant, settled);
        return settled.isEmpty() ? list : attention.list(tenant);
    }

    private static List<AttentionItem> shown(List<AttentionItem> open, int page) {
        return open.stream().skip((page - 1L) * PAGE_SIZE).limit(PAGE_SIZE).toList();
    }

    private AttentionRow row(PageRequest request, AttentionItem item) {
        Optional<Employee> employee = employee(request, item);
        Optional<Employee> other =
                item.kind() == AttentionKind.TWIN ? employees.find(request, item.subject()) : sameName(request, item);
        return AttentionRow.of(item, request, employee, other, clock.instant());
    }

    private Optional<Employee> employee(PageRequest request, AttentionItem item) {
        return item.person().id().flatMap(id -> employees.find(request, id));
    }

    /** Finds the employee who has the userName or externalId of somebody who could not arrive. */
    private Optional<Employee> sameName(PageRequest request, AttentionItem item) {
        return item.kind() == AttentionKind.CREATE && item.reason().isForUniqueness()
                ? item.person()
                        .userName()
                        .flatMap(name -> employees.referred(request, name))
                        .or(() -> item.person().externalId().flatMap(id -> employees.referred(request, id)))
                : Optional.empty();
    }

    private static List<String> full(AttentionList list) {
        return Arrays.stream(AttentionKind.values())
                .filter(list::isFull)
                .map(kind -> "“" + AttentionTexts.title(kind) + "” (" + kind.most() + ")")
                .toList();
    }

    @POST
    @Path(Links.ATTENTION + "/dismiss")
    public Response dismiss(@BeanParam PageRequest request, @FormParam("item") Optional<String> key) {
        AttentionItem item = key.flatMap(
                        given -> attention.dismiss(request.company().tenant(), given))
                .orElseThrow(() -> new PageException(404, "This is not open any more. Look at the list again."));
        String name = AttentionRow.nameOf(item, employee(request, item));
        audit.record(
                request,
                AdminAction.ATTENTION_DISMISSED
                        .of(item.key(), name)
                        .noting("reason", AttentionTexts.title(item.kind()) + ": " + AttentionTexts.reason(item)));
        return back(request, FlashMessage.ATTENTION_DISMISSED);
    }

    @POST
    @Path(Links.ATTENTION + "/review")
    public Response review(@BeanParam PageRequest request) {
        if (!reviews.tryAcquire()) {
            throw new PageException(503, "A search is running already. Try again in a minute.");
        }
        try {
            attention.review(request.company().tenant());
        } finally {
            reviews.release();
        }
        return back(request, FlashMessage.EMPLOYEES_REVIEWED);
    }

    private static Response back(PageRequest request, FlashMessage message) {
        return PageResult.redirect(request.links().to(Links.ATTENTION, request.company()), message);
    }
}
