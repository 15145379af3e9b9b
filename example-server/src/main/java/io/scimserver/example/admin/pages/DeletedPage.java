package io.scimserver.example.admin.pages;

import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditTrail;
import io.scimserver.example.admin.directory.Company;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.Reply;
import io.scimserver.example.admin.web.Visit;
import java.util.List;
import java.util.Optional;

/** Employees who were deleted, the latest first, or those of one userName; each leads to their history. */
public final class DeletedPage implements Page {

    private static final int PAGE_SIZE = 25;

    private final AuditTrail trail;

    public DeletedPage(AuditTrail trail) {
        this.trail = trail;
    }

    /** @param target the employee's history */
    public record Row(AuditRow deletion, String target) {}

    /**
     * @param search the userName that is looked for
     * @param older the next page
     */
    public record Model(Company company, List<Row> rows, String search, boolean isFirst, Optional<String> older) {}

    @Override
    public Reply get(Visit visit) {
        Optional<String> search = visit.query().find("search");
        return search.filter(id -> isKnown(visit, id))
                .map(id -> Reply.redirect(Links.history(visit.company(), id)))
                .orElseGet(() -> list(visit, search));
    }

    private boolean isKnown(Visit visit, String id) {
        return !trail.list(AuditQuery.of(visit.company().tenant(), 1).about(id)).isEmpty();
    }

    private Reply list(Visit visit, Optional<String> search) {
        Company company = visit.company();
        Optional<String> before = visit.query().find("before");
        AuditQuery all = AuditQuery.of(company.tenant(), PAGE_SIZE).where(AuditEvent.DELETED);
        AuditQuery named = search.map(all::aboutName).orElse(all);
        List<AuditEntry> entries = trail.list(before.map(named::olderThan).orElse(named));
        String filter = search.map(name -> "search=" + Links.encode(name) + "&").orElse("");
        Model model = new Model(
                company,
                entries.stream().map(entry -> row(company, entry)).toList(),
                search.orElse(""),
                before.isEmpty(),
                AuditRow.lastOf(entries, PAGE_SIZE)
                        .map(last -> Links.deleted(company) + "?" + filter + "before=" + last));
        return Reply.page("deleted", "Deleted employees", model);
    }

    private static Row row(Company company, AuditEntry deletion) {
        return new Row(
                AuditRow.of(deletion),
                Links.history(company, deletion.event().subject().id()));
    }
}
