package io.scimserver.console.activity;

import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.LongDownload;
import io.scimserver.console.web.OperatorsOnly;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.provisioning.ActivityEntry;
import io.scimserver.provisioning.ActivityLog;
import io.scimserver.provisioning.ActivityQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** The selected entries as a file: CSV without the bodies, or JSON Lines with them. */
@Path("/")
public final class ActivityExportPage {

    private static final int MOST_AT_ONCE = 4;

    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);
    private final ActivityLog log;
    private final AdminAudit audit;

    public ActivityExportPage(ActivityLog log, AdminAudit audit) {
        this.log = log;
        this.audit = audit;
    }

    @GET
    @Path(Links.ACTIVITY + "/export")
    public Response ofCompany(
            @BeanParam PageRequest request,
            @BeanParam ActivitySelection selection,
            @QueryParam("format") Optional<String> format) {
        return export(request, selection, format.orElse(""));
    }

    @GET
    @Path(Links.UNASSIGNED_ACTIVITY + "/export")
    @OperatorsOnly
    public Response ofNoCompany(
            @BeanParam PageRequest request,
            @BeanParam ActivitySelection selection,
            @QueryParam("format") Optional<String> format) {
        return export(request, selection, format.orElse(""));
    }

    private Response export(PageRequest request, ActivitySelection selection, String format) {
        return switch (format) {
            case "csv" ->
                file("csv", "text/csv; charset=utf-8; header=present")
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
        ActivityQuery query =
                ActivityQuery.newest(LogScope.of(request).tenant(), selection.filter(), ActivityExport.PAGE_SIZE);
        ActivityExport entries = new ActivityExport(log.store(), query, format);
        return new LongDownload(
                head + entries.next(), entries, turns, request.visitor().connection());
    }

    private static Response.ResponseBuilder file(String ending, String mediaType) {
        return Response.ok()
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"activity." + ending + "\"");
    }
}
