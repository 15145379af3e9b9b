package io.scimserver.console.records;

import io.scimserver.audit.AuditEntry;
import io.scimserver.console.access.Company;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * Page that lists employees who were deleted, the latest first, or those of one userName; each leads to their history.
 */
@Path("/")
public final class DeletedPage {

    private static final int PAGE_SIZE = 25;

    private final Histories histories;

    public DeletedPage(Histories histories) {
        this.histories = histories;
    }

    /** @param target the employee's history */
    public record Row(AuditRow deletion, String target) {}

    /**
     * @param search the userName that is searched for
     * @param older the next page
     */
    public record Model(Company company, List<Row> rows, String search, boolean isFirst, Optional<String> older) {}

    @GET
    @Path(Links.DELETED)
    public Response get(
            @BeanParam PageRequest request,
            @QueryParam("search") Optional<String> search,
            @QueryParam("before") Optional<String> before) {
        return search.filter(id -> histories.isKnown(request.company(), id))
                .map(id -> PageResult.redirect(request.links().to(Links.HISTORY, request.company(), id)))
                .orElseGet(() -> list(request, search, before).withStatus(200));
    }

    private PageResult list(PageRequest request, Optional<String> search, Optional<String> before) {
        Company company = request.company();
        List<AuditEntry> entries = histories.deletions(company, search, before, PAGE_SIZE);
        String filter = search.map(name -> "search=" + Links.encode(name) + "&").orElse("");
        Model model = new Model(
                company,
                entries.stream().map(entry -> row(request, entry)).toList(),
                search.orElse(""),
                before.isEmpty(),
                AuditRow.lastOf(entries, PAGE_SIZE)
                        .map(last -> request.links().to(Links.DELETED, company) + "?" + filter + "before=" + last));
        return PageResult.page("records/deleted", "Deleted employees", model);
    }

    private static Row row(PageRequest request, AuditEntry deletion) {
        return new Row(
                AuditRow.of(deletion),
                request.links()
                        .to(
                                Links.HISTORY,
                                request.company(),
                                deletion.event().subject().id()));
    }
}
