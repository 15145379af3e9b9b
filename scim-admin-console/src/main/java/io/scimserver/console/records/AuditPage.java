package io.scimserver.console.records;

import io.scimserver.audit.AuditEntry;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.OperatorsOnly;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;

/** Audit of administrators: in a company, or, without one, of what operators did to no company in particular. */
@Path("/")
public final class AuditPage {

    private static final int PAGE_SIZE = 50;

    private final AdminAudit audit;

    public AuditPage(AdminAudit audit) {
        this.audit = audit;
    }

    /**
     * @param here the path of the page
     * @param by the administrator whose actions are shown; empty: everybody's
     * @param older the next page
     */
    public record Model(
            List<AuditRow> rows, String here, Optional<String> by, boolean isFirst, Optional<String> older) {

        /** Returns the path of the list with only the actions of this administrator. */
        public String onlyBy(AuditRow row) {
            return here + "?by=" + Links.encode(row.entry().event().actor().id());
        }
    }

    @GET
    @Path(Links.AUDIT)
    public PageResult ofCompany(
            @BeanParam PageRequest request,
            @QueryParam("by") Optional<String> by,
            @QueryParam("before") Optional<String> before) {
        return show(request, by, before);
    }

    @GET
    @Path(Links.OPERATORS_AUDIT)
    @OperatorsOnly
    public PageResult ofOperators(
            @BeanParam PageRequest request,
            @QueryParam("by") Optional<String> by,
            @QueryParam("before") Optional<String> before) {
        return show(request, by, before);
    }

    private PageResult show(PageRequest request, Optional<String> by, Optional<String> before) {
        List<AuditEntry> entries = audit.list(request.ofCompany(), by, before, PAGE_SIZE);
        String filter = by.map(name -> "by=" + Links.encode(name) + "&").orElse("");
        Model model = new Model(
                entries.stream().map(AuditRow::of).toList(),
                request.path(),
                by,
                before.isEmpty(),
                AuditRow.lastOf(entries, PAGE_SIZE).map(last -> request.path() + "?" + filter + "before=" + last));
        return PageResult.page("records/audit", "Audit", model);
    }
}
