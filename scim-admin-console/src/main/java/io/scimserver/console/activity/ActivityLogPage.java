package io.scimserver.console.activity;

import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.provisioning.ActivityLog;
import io.scimserver.provisioning.ActivityPage;
import io.scimserver.provisioning.ActivityQuery;
import java.util.List;
import java.util.Optional;

/** The list of what identity providers sent, the newest first, a page at a time. */
public final class ActivityLogPage implements Page {

    private static final int PAGE_SIZE = 50;

    private final ActivityLog log;

    ActivityLogPage(ActivityLog log) {
        this.log = log;
    }

    /**
     * @param isFirst whether these are the newest of the selected entries
     * @param older the link to the next page
     * @param lost how many entries could not be kept since this server started
     */
    public record Model(
            LogScope scope,
            ActivitySelection selection,
            List<EntryView> entries,
            boolean isFirst,
            Optional<String> older,
            long lost) {

        /** The link to an export of what is selected. */
        public String export(String format) {
            String query = selection.query();
            return scope.list() + "/export?format=" + format + (query.isEmpty() ? "" : "&" + query);
        }

        /** The link to the first page of what is selected. */
        public String newest() {
            return scope.list() + (selection.isNarrow() ? "?" + selection.query() : "");
        }
    }

    @Override
    public Reply get(Visit visit) {
        LogScope scope = LogScope.of(visit);
        ActivitySelection selection = ActivitySelection.of(visit.query());
        Optional<String> after = visit.query().find("after");
        ActivityPage page = search(new ActivityQuery(scope.tenant(), selection.filter(), after, PAGE_SIZE));
        String here = scope.list() + "?" + (selection.isNarrow() ? selection.query() + "&" : "") + "after=";
        Model model = new Model(
                scope,
                selection,
                page.entries().stream().map(entry -> EntryView.of(entry, scope)).toList(),
                after.isEmpty(),
                page.next().map(key -> here + key),
                log.lost());
        return Reply.page("activity/list", scope.title(), model);
    }

    private ActivityPage search(ActivityQuery query) {
        try {
            return log.store().search(query);
        } catch (IllegalArgumentException e) {
            throw new PageException(400, "The list has no such page.");
        }
    }
}
