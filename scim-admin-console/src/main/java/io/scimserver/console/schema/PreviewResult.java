package io.scimserver.console.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.console.employees.AttributeGroup;
import io.scimserver.console.employees.Employee;
import io.scimserver.console.mapping.FateRow;
import io.scimserver.provisioning.AttributeChange;
import io.scimserver.provisioning.Preview;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimError;
import java.util.List;
import java.util.Optional;

/**
 * Effect that a request would have, for the eye.
 *
 * @param headline in one sentence
 * @param tone the style it is shown in
 * @param refusal the error that would answer it
 * @param changes attribute by attribute
 * @param after the employee as they would be
 * @param attributes of that employee
 * @param repairs what would be repaired, in sentences
 * @param ignored the attributes that would take no effect
 * @param fates the attributes of the request, each by itself
 */
public record PreviewResult(
        String headline,
        String tone,
        Optional<ScimError> refusal,
        List<Change> changes,
        Optional<Employee> after,
        List<AttributeGroup> attributes,
        List<String> repairs,
        List<IgnoredAttribute> ignored,
        List<FateRow> fates) {

    private static final String NOTHING = "–";

    /** Change of one attribute. */
    public record Change(String path, String before, String after) {}

    static PreviewResult of(Preview preview, Optional<Employee> after, CustomSchema custom, List<FateRow> fates) {
        return new PreviewResult(
                headline(preview),
                preview.refusal().isPresent() ? "bad" : "good",
                preview.refusal(),
                preview.changes().stream().map(PreviewResult::change).toList(),
                after,
                after.map(employee -> AttributeGroup.of(employee, custom)).orElse(List.of()),
                preview.repairs().stream().sorted().map(Repair::sentence).toList(),
                preview.ignored(),
                fates);
    }

    private static String headline(Preview preview) {
        if (preview.refusal().isPresent()) {
            return "The request would be refused.";
        }
        if (preview.before().isEmpty()) {
            return "The request would create an employee.";
        }
        return preview.changes().isEmpty()
                ? "The request would change nothing: the employee is like this already."
                : "The request would change the employee.";
    }

    private static Change change(AttributeChange change) {
        return new Change(
                change.path(),
                change.before().map(PreviewResult::text).orElse(NOTHING),
                change.after().map(PreviewResult::text).orElse(NOTHING));
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toPrettyString();
    }
}
