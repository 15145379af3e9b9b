package io.scimserver.console.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.TenantUsers;
import io.scimserver.activity.ActivityEntry.Body;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityStore;
import io.scimserver.console.access.Company;
import io.scimserver.console.employees.Employee;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.mapping.FateRow;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.provisioning.Preview;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Preview of a request of an identity provider: its body is pasted, and nothing is written. */
@Path("/")
public final class PreviewPage {

    private final Employees employees;
    private final Optional<ActivityStore> activity;

    /** @param activity the log of the requests that can be previewed again, if there is one */
    public PreviewPage(Employees employees, Optional<ActivityStore> activity) {
        this.employees = employees;
        this.activity = activity;
    }

    /**
     * Form as it was entered.
     *
     * @param kind what the request does: create, change or replace
     * @param employee whom it changes or replaces: an id, user name or e-mail address
     * @param body of the request
     */
    public record PreviewForm(String kind, String employee, String body) {}

    public record Model(Company company, PreviewForm form, Optional<String> problem, Optional<PreviewResult> result) {}

    @GET
    @Path(Links.PREVIEW)
    public PageResult get(
            @BeanParam PageRequest request,
            @QueryParam("employee") Optional<String> employee,
            @QueryParam("entry") Optional<String> entry) {
        PreviewForm form = entry.flatMap(id -> recorded(request, id)).orElseGet(() -> example(request, employee));
        return show(request, form, Optional.empty(), Optional.empty());
    }

    /** Returns the form for a request that was recorded. */
    private Optional<PreviewForm> recorded(PageRequest request, String id) {
        return activity.flatMap(
                        store -> store.find(Optional.of(request.company().tenant()), id))
                .map(entry -> new PreviewForm(
                        kind(entry.call().operation()),
                        entry.subjects().stream()
                                .flatMap(subject -> subject.userId().stream())
                                .findFirst()
                                .orElse(""),
                        entry.bodies().request().map(Body::text).orElse("")));
    }

    private static String kind(ActivityOperation operation) {
        return switch (operation) {
            case PATCH -> "change";
            case REPLACE -> "replace";
            default -> "create";
        };
    }

    private PreviewForm example(PageRequest request, Optional<String> employee) {
        return new PreviewForm(
                employee.isPresent() ? "change" : "create",
                employee.orElse(""),
                example(request, employee.isPresent()).toPrettyString());
    }

    private ObjectNode example(PageRequest request, boolean change) {
        return change
                ? ExampleBodies.deactivationByEntra()
                : ExampleBodies.user(employees.customSchema(request.company()));
    }

    @POST
    @Path(Links.PREVIEW)
    public Response post(
            @BeanParam PageRequest request,
            @FormParam("kind") @DefaultValue("") String kind,
            @FormParam("employee") @DefaultValue("") String about,
            @FormParam("body") @DefaultValue("") String body) {
        PreviewForm form = new PreviewForm(kind, about.strip(), body);
        if (form.kind().equals("create")) {
            return tried(request, form, employees.users(request).previewCreate(form.body()));
        }
        return employees
                .referred(request, form.employee())
                .map(employee -> tried(request, form, change(request, form, employee)))
                .orElseGet(() -> show(
                                request,
                                form,
                                Optional.of("Say whom it is about: an employee's user name, e-mail address or id."),
                                Optional.empty())
                        .withStatus(422));
    }

    private Preview change(PageRequest request, PreviewForm form, Employee employee) {
        TenantUsers users = employees.users(request);
        String id = employee.user().id();
        return form.kind().equals("replace")
                ? users.previewReplace(id, form.body())
                : users.previewPatch(id, form.body());
    }

    private Response tried(PageRequest request, PreviewForm form, Preview preview) {
        Optional<Employee> after = preview.after().map(document -> employees.imagined(request, document));
        PreviewResult result = PreviewResult.of(
                preview,
                after,
                employees.customSchema(request.company()),
                FateRow.of(request, employees.users(request), form.body()));
        return show(request, form, Optional.empty(), Optional.of(result)).withStatus(200);
    }

    private static PageResult show(
            PageRequest request, PreviewForm form, Optional<String> problem, Optional<PreviewResult> result) {
        return PageResult.page(
                "schema/preview", "Preview a request", new Model(request.company(), form, problem, result));
    }
}
