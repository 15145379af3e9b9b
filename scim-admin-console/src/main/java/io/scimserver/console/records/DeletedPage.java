package io.scimserver.console.records;

import io.scimserver.audit.AuditEntry;
import io.scimserver.console.accounts.Company;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import java.util.List;
import java.util.Optional;

/** Employees who were deleted, the latest first, or those of one userName; each leads to their history. */
public final class DeletedPage implements Page {

    private static final int PAGE_SIZE = 25;

    private final Histories histories;

    DeletedPage(Histories histories) {
        this.histories = histories;
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
        return search.filter(id -> histories.isKnown(visit.company(), id))
                .<Reply>map(id -> Reply.redirect(Links.history(visit.company(), id)))
                .orElseGet(() -> list(visit, search));
    }

    private Reply list(Visit visit, Optional<String> search) {
        Company company = visit.company();
        Optional<String> before = visit.query().find("before");
        List<AuditEntry> entries = histories.deletions(company, search, before, PAGE_SIZE);
        String filter = search.map(name -> "search=" + Links.encode(name) + "&").orElse("");
        Model model = new Model(
                company,
                entries.stream().map(entry -> row(company, entry)).toList(),
                search.orElse(""),
                before.isEmpty(),
                AuditRow.lastOf(entries, PAGE_SIZE)
                        .map(last -> Links.deleted(company) + "?" + filter + "before=" + last));
        return Reply.page("records/deleted", "Deleted employees", model);
    }

    private static Row row(Company company, AuditEntry deletion) {
        return new Row(
                AuditRow.of(deletion),
                Links.history(company, deletion.event().subject().id()));
    }
}
