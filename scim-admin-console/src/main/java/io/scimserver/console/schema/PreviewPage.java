package io.scimserver.console.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.UserDirectory;
import io.scimserver.console.accounts.Company;
import io.scimserver.console.employees.Employee;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.provisioning.Preview;
import java.util.Optional;

/** What a request of an identity provider would do: its body is pasted, and nothing is written. */
public final class PreviewPage implements Page {

    private final Employees employees;

    PreviewPage(Employees employees) {
        this.employees = employees;
    }

    /**
     * What was entered.
     *
     * @param kind what the request does: create, change or replace
     * @param employee whom it changes or replaces: an id, user name or e-mail address
     * @param body of the request
     */
    public record PreviewForm(String kind, String employee, String body) {}

    public record Model(Company company, PreviewForm form, Optional<String> problem, Optional<PreviewResult> result) {}

    @Override
    public Reply get(Visit visit) {
        Optional<String> employee = visit.query().find("employee");
        PreviewForm form = new PreviewForm(
                employee.isPresent() ? "change" : "create",
                employee.orElse(""),
                example(visit, employee.isPresent()).toPrettyString());
        return show(visit, form, Optional.empty(), Optional.empty());
    }

    private ObjectNode example(Visit visit, boolean change) {
        return change
                ? ExampleBodies.deactivationByEntra()
                : ExampleBodies.user(employees.customSchema(visit.company()));
    }

    @Override
    public Reply post(Visit visit) {
        PreviewForm form = new PreviewForm(
                visit.form().raw("kind"),
                visit.form().find("employee").orElse(""),
                visit.form().raw("body"));
        if (form.kind().equals("create")) {
            return tried(visit, form, employees.users(visit).previewCreate(form.body()));
        }
        return employees
                .referred(visit, form.employee())
                .map(employee -> tried(visit, form, change(visit, form, employee)))
                .orElseGet(() -> show(
                                visit,
                                form,
                                Optional.of("Say whom it is about: an employee's user name, e-mail address or id."),
                                Optional.empty())
                        .withStatus(422));
    }

    private Preview change(Visit visit, PreviewForm form, Employee employee) {
        UserDirectory users = employees.users(visit);
        String id = employee.user().id();
        return form.kind().equals("replace")
                ? users.previewReplace(id, form.body())
                : users.previewPatch(id, form.body());
    }

    private Reply.Html tried(Visit visit, PreviewForm form, Preview preview) {
        Optional<Employee> after = preview.after().map(document -> employees.imagined(visit, document));
        PreviewResult result = PreviewResult.of(preview, after, employees.customSchema(visit.company()));
        return show(visit, form, Optional.empty(), Optional.of(result));
    }

    private static Reply.Html show(
            Visit visit, PreviewForm form, Optional<String> problem, Optional<PreviewResult> result) {
        return Reply.page("schema/preview", "Preview a request", new Model(visit.company(), form, problem, result));
    }
}
