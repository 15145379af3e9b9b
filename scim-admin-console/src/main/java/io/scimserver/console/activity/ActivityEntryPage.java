package io.scimserver.console.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Body;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.mapping.FateRow;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.OperatorsOnly;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Page of one request and its response: everything that was kept of them. */
@Path("/")
public final class ActivityEntryPage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<ActivityOperation> PREVIEWED =
            Set.of(ActivityOperation.CREATE, ActivityOperation.REPLACE, ActivityOperation.PATCH);

    private final ActivityLog log;
    private final Employees employees;

    public ActivityEntryPage(ActivityLog log, Employees employees) {
        this.log = log;
        this.employees = employees;
    }

    /** Employee or group that the request was about, with the path of its page. */
    public record Person(String name, Optional<String> target) {}

    /** @param cut the text about the part that was not kept */
    public record BodyView(String title, String text, Optional<String> cut) {}

    /**
     * @param effects its effects on employees and groups
     * @param fates the attributes of its body, by today's schema; empty if it is not about employees
     * @param preview the link to a preview of the same request, if it can be made again
     */
    public record Model(
            LogScope scope,
            EntryView view,
            List<Person> people,
            List<String> effects,
            List<FateRow> fates,
            List<BodyView> bodies,
            Optional<String> preview) {}

    @GET
    @Path(Links.ACTIVITY_ENTRY)
    public PageResult ofCompany(@BeanParam PageRequest request, @PathParam("id") String id) {
        return show(request, id);
    }

    @GET
    @Path(Links.UNASSIGNED_ACTIVITY + "/entries/{id}")
    @OperatorsOnly
    public PageResult ofNoCompany(@BeanParam PageRequest request, @PathParam("id") String id) {
        return show(request, id);
    }

    private PageResult show(PageRequest request, String id) {
        LogScope scope = LogScope.of(request);
        ActivityEntry entry = log.store().find(scope.tenant(), id).orElseThrow(PageException::notFound);
        Model model = new Model(
                scope,
                EntryView.of(entry, scope),
                people(entry, scope),
                effects(entry),
                fates(request, entry),
                bodies(entry),
                preview(entry, scope));
        return PageResult.page("activity/entry", "Request of " + Texts.exactTime(entry.at()), model);
    }

    private static List<Person> people(ActivityEntry entry, LogScope scope) {
        String page = entry.call().operation().isOnGroups() ? Links.GROUP : Links.EMPLOYEE;
        return entry.subjects().stream()
                .map(subject -> new Person(
                        LoggedPeople.name(subject, Map.of()),
                        scope.company()
                                .flatMap(company ->
                                        subject.userId().map(id -> scope.links().to(page, company, id)))))
                .toList();
    }

    private List<FateRow> fates(PageRequest request, ActivityEntry entry) {
        boolean isOfPeople =
                entry.tenant().isPresent() && !entry.call().operation().isOnGroups();
        return entry.bodies()
                .wholeRequest()
                .filter(body -> isOfPeople)
                .map(body -> FateRow.of(request, employees.users(request), body))
                .orElse(List.of());
    }

    private static Optional<String> preview(ActivityEntry entry, LogScope scope) {
        boolean isWhole = entry.bodies()
                .wholeRequest()
                .filter(body -> body.startsWith("{"))
                .isPresent();
        return scope.company()
                .filter(ignored -> isWhole && PREVIEWED.contains(entry.call().operation()))
                .map(company -> scope.links().to(Links.PREVIEW, company) + "?entry=" + Links.encode(entry.id()));
    }

    private static List<String> effects(ActivityEntry entry) {
        return entry.outcome().effects().entrySet().stream()
                .map(effect -> ActivityTexts.of(effect.getKey(), effect.getValue()))
                .toList();
    }

    private static List<BodyView> bodies(ActivityEntry entry) {
        return List.of(
                view("What was sent", entry.bodies().request()),
                view("What was answered", entry.bodies().response()));
    }

    private static BodyView view(String title, Optional<Body> body) {
        return new BodyView(
                title,
                body.map(Body::text).map(ActivityEntryPage::indented).orElse(""),
                body.filter(kept -> kept.cutBytes() > 0)
                        .map(kept -> Texts.count(kept.cutBytes(), "more byte") + " were not kept."));
    }

    /** Returns the text indented; as it is, if it cannot be read: the end may be missing. */
    private static String indented(String text) {
        try {
            return JSON.readTree(text).toPrettyString();
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
