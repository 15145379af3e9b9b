package io.scimserver.console.activity;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.page.Csv;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.LongDownload;
import io.scimserver.console.web.OperatorsOnly;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * List of what identity providers sent, the newest first, a page at a time, divided into cycles; and as a file: CSV
 * without the bodies, or JSON Lines with them.
 */
@Path("/")
public final class ActivityLogPage {

    private static final int PAGE_SIZE = 50;
    private static final int EXPORTS_AT_ONCE = 4;

    private final ActivityLog log;
    private final AdminAudit audit;
    private final LoggedPeople people;
    private final Semaphore exports = new Semaphore(EXPORTS_AT_ONCE);

    public ActivityLogPage(ActivityLog log, Employees employees, AdminAudit audit) {
        this.log = log;
        this.people = new LoggedPeople(employees);
        this.audit = audit;
    }

    /**
     * @param isFirst true if these are the newest of the selected entries
     * @param older the link to the next page
     * @param lost the number of entries that could not be kept since this server started
     */
    public record Model(
            LogScope scope,
            ActivitySelection selection,
            List<SyncCycle> cycles,
            boolean isFirst,
            Optional<String> older,
            long lost) {

        /** Returns the link to an export of the selected entries. */
        public String export(String format) {
            String query = selection.query();
            return scope.list() + "/export?format=" + format + (query.isEmpty() ? "" : "&" + query);
        }

        /** Returns the link to the first page of the selected entries. */
        public String newest() {
            return scope.list() + (selection.isNarrow() ? "?" + selection.query() : "");
        }
    }

    @GET
    @Path(Links.ACTIVITY)
    public PageResult ofCompany(
            @BeanParam PageRequest request,
            @BeanParam ActivitySelection selection,
            @QueryParam("after") Optional<String> after) {
        return show(request, selection, after);
    }

    @GET
    @Path(Links.UNASSIGNED_ACTIVITY)
    @OperatorsOnly
    public PageResult ofNoCompany(
            @BeanParam PageRequest request,
            @BeanParam ActivitySelection selection,
            @QueryParam("after") Optional<String> after) {
        return show(request, selection, after);
    }

    private PageResult show(PageRequest request, ActivitySelection selection, Optional<String> after) {
        LogScope scope = LogScope.of(request);
        ActivityQuery query = new ActivityQuery(scope.tenant(), filter(request, selection), after, PAGE_SIZE);
        ActivityPage page = search(query);
        String here = scope.list() + "?" + (selection.isNarrow() ? selection.query() + "&" : "") + "after=";
        Model model = new Model(
                scope,
                selection,
                cycles(request, query, page),
                after.isEmpty(),
                page.next().map(key -> here + key),
                log.lost());
        return PageResult.page("activity/list", scope.title(), model);
    }

    private static boolean isOfCompany(PageRequest request) {
        return request.ofCompany().isPresent();
    }

    private ActivityFilter filter(PageRequest request, ActivitySelection selection) {
        return selection.filter(text -> isOfCompany(request) ? people.meantBy(request, text) : Set.of(text));
    }

    private List<SyncCycle> cycles(PageRequest request, ActivityQuery query, ActivityPage page) {
        LogScope scope = LogScope.of(request);
        Map<String, String> names = isOfCompany(request) ? people.names(request, page.entries()) : Map.of();
        return new SyncCycles(log.store(), query, entry -> new EntryView(entry, scope.entry(entry.id()), names))
                .of(page);
    }

    private ActivityPage search(ActivityQuery query) {
        try {
            return log.store().search(query);
        } catch (IllegalArgumentException e) {
            throw new PageException(400, "The list has no such page.");
        }
    }

    @GET
    @Path(Links.ACTIVITY + "/export")
    public Response exportOfCompany(
            @BeanParam PageRequest request,
            @BeanParam ActivitySelection selection,
            @QueryParam("format") Optional<String> format) {
        return export(request, selection, format.orElse(""));
    }

    @GET
    @Path(Links.UNASSIGNED_ACTIVITY + "/export")
    @OperatorsOnly
    public Response exportOfNoCompany(
            @BeanParam PageRequest request,
            @BeanParam ActivitySelection selection,
            @QueryParam("format") Optional<String> format) {
        return export(request, selection, format.orElse(""));
    }

    private Response export(PageRequest request, ActivitySelection selection, String format) {
        return switch (format) {
            case "csv" ->
                file("csv", Csv.MEDIA_TYPE)
                        .entity(entries(request, selection, ActivityCsv.head(), ActivityCsv::line))
                        .build();
            case "jsonl" ->
                file("jsonl", "application/jsonl; charset=utf-8")
                        .entity(entries(request, selection, "", ActivityJson::line))
                        .build();
            default -> throw new PageException(400, "The log is exported as csv or as jsonl.");
        };
    }

    private StreamingOutput entries(
            PageRequest request, ActivitySelection selection, String head, Function<ActivityEntry, String> format) {
        audit.record(request, AdminAction.ACTIVITY_EXPORTED.ofTheCompany());
        ActivityQuery query = ActivityQuery.newest(
                LogScope.of(request).tenant(), filter(request, selection), ActivityExport.PAGE_SIZE);
        ActivityExport entries = new ActivityExport(log.store(), query, format);
        return new LongDownload(
                head + entries.next(), entries, exports, request.visitor().connection());
    }

    private static Response.ResponseBuilder file(String ending, String mediaType) {
        return Response.ok()
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"activity." + ending + "\"");
    }
}
