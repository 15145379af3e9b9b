package io.scimserver.console.records;

import io.scimserver.audit.AuditEntry;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import java.util.List;
import java.util.Optional;

/** What administrators did: in a company, or, without one, what operators did to no company in particular. */
public final class AuditPage implements Page {

    private static final int PAGE_SIZE = 50;

    private final Acts acts;

    AuditPage(Acts acts) {
        this.acts = acts;
    }

    /**
     * @param here the path of the page
     * @param by whose acts are shown; empty: everybody's
     * @param older the next page
     */
    public record Model(
            List<AuditRow> rows, String here, Optional<String> by, boolean isFirst, Optional<String> older) {

        /** Only the acts of this administrator. */
        public String onlyBy(AuditRow row) {
            return here + "?by=" + Links.encode(row.entry().event().actor().id());
        }
    }

    @Override
    public Reply get(Visit visit) {
        Optional<String> by = visit.query().find("by");
        Optional<String> before = visit.query().find("before");
        List<AuditEntry> entries = acts.list(visit.ofCompany(), by, before, PAGE_SIZE);
        String filter = by.map(name -> "by=" + Links.encode(name) + "&").orElse("");
        Model model = new Model(
                entries.stream().map(AuditRow::of).toList(),
                visit.path(),
                by,
                before.isEmpty(),
                AuditRow.lastOf(entries, PAGE_SIZE).map(last -> visit.path() + "?" + filter + "before=" + last));
        return Reply.page("records/audit", "Audit", model);
    }
}
