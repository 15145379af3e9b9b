package io.scimserver.console.activity;

import io.scimserver.console.web.Links;
import io.scimserver.console.web.OperatorsOnly;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.provisioning.ActivityLog;
import io.scimserver.provisioning.ActivityPage;
import io.scimserver.provisioning.ActivityQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;

/** The list of what identity providers sent, the newest first, a page at a time. */
@Path("/")
public final class ActivityLogPage {

    private static final int PAGE_SIZE = 50;

    private final ActivityLog log;

    public ActivityLogPage(ActivityLog log) {
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

    @GET
    @Path(Links.ACTIVITY)
    public PageResult ofCompany(
            @BeanParam PageRequest request,
            @BeanParam ActivitySelection selection,
            @QueryParam("after") Optional<String> after) {
        return show(LogScope.of(request), selection, after);
    }

    @GET
    @Path(Links.UNASSIGNED_ACTIVITY)
    @OperatorsOnly
    public PageResult ofNoCompany(
            @BeanParam PageRequest request,
            @BeanParam ActivitySelection selection,
            @QueryParam("after") Optional<String> after) {
        return show(LogScope.of(request), selection, after);
    }

    private PageResult show(LogScope scope, ActivitySelection selection, Optional<String> after) {
        ActivityPage page = search(new ActivityQuery(scope.tenant(), selection.filter(), after, PAGE_SIZE));
        String here = scope.list() + "?" + (selection.isNarrow() ? selection.query() + "&" : "") + "after=";
        Model model = new Model(
                scope,
                selection,
                page.entries().stream().map(entry -> EntryView.of(entry, scope)).toList(),
                after.isEmpty(),
                page.next().map(key -> here + key),
                log.lost());
        return PageResult.page("activity/list", scope.title(), model);
    }

    private ActivityPage search(ActivityQuery query) {
        try {
            return log.store().search(query);
        } catch (IllegalArgumentException e) {
            throw new PageException(400, "The list has no such page.");
        }
    }
}
