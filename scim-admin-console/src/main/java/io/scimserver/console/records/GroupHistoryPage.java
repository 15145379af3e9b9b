package io.scimserver.console.records;

import io.scimserver.TenantGroups;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditSubject;
import io.scimserver.console.access.Company;
import io.scimserver.console.employees.CompanyGroups;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;

/** History of one group: what happened to it, by whom, and how many members joined and left; also of deleted groups. */
@Path("/")
public final class GroupHistoryPage {

    private static final int PAGE_SIZE = 25;

    private final CompanyGroups groups;
    private final Histories histories;

    public GroupHistoryPage(CompanyGroups groups, Histories histories) {
        this.groups = groups;
        this.histories = histories;
    }

    /**
     * @param name the latest name of the group
     * @param exists true if the group is still there
     * @param older the next page
     */
    public record Model(
            Company company,
            String id,
            String name,
            boolean exists,
            List<HistoryPage.Row> rows,
            boolean isFirst,
            Optional<String> older) {}

    @GET
    @Path(Links.GROUP_HISTORY)
    public PageResult get(
            @BeanParam PageRequest request, @PathParam("id") String id, @QueryParam("before") Optional<String> before) {
        Company company = request.company();
        Optional<String> present = groups.of(request)
                .flatMap((TenantGroups all) -> all.find(id))
                .map(group -> group.attributes().member("displayName").asText());
        List<AuditEntry> entries = histories.of(company, AuditSubject.GROUP, id, before, PAGE_SIZE);
        if (present.isEmpty() && entries.isEmpty()) {
            throw PageException.notFound();
        }
        Model model = new Model(
                company,
                id,
                present.orElseGet(() -> entries.get(0).event().subject().name()),
                present.isPresent(),
                entries.stream()
                        .map(entry -> HistoryPage.row(request, entry, histories))
                        .toList(),
                before.isEmpty(),
                AuditRow.lastOf(entries, PAGE_SIZE)
                        .map(last -> request.links().to(Links.GROUP_HISTORY, company, id) + "?before=" + last));
        return PageResult.page("records/group-history", "History", model);
    }
}
