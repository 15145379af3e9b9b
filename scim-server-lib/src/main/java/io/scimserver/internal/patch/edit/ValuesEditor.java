package io.scimserver.internal.patch.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.AttributePath;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.ValueLimits;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import java.util.Optional;

/** Editor of multi-valued attributes: of all values, of selected ones, of a part of them. */
final class ValuesEditor {

    private final ValueLimits limits;

    ValuesEditor(ValueLimits limits) {
        this.limits = limits;
    }

    /** Returns the attribute's new values; empty if none is left. */
    Optional<JsonNode> change(Edit.Change change, JsonNode current, Repairs repairs) {
        if (change.target().isWholeArray() && change.type() != OperationType.ADD) {
            return change.value();
        }
        AttributePath path = change.target().path();
        EditedValues values = new EditedValues(path.attribute(), current);
        if (change.target().isWholeArray()) {
            change.value().ifPresent(added -> added.forEach(values::add));
        } else {
            changeSelected(change, values, repairs);
        }
        if (values.size() > limits.values()) {
            throw ScimErrorException.invalidValue(
                    "'" + path.display() + "' must have at most " + limits.values() + " values");
        }
        return values.finish(repairs);
    }

    private static void changeSelected(Edit.Change change, EditedValues values, Repairs repairs) {
        Optional<Selection> selection = change.target().selection();
        if (selection.isEmpty()) {
            changePartOfAll(change, values);
            return;
        }
        boolean found = values.change(selection.get().matches(), element -> changed(change, element));
        if (!found && change.type() != OperationType.REMOVE) {
            make(change, selection.get(), values, repairs);
        }
    }

    /**
     * Changes a sub-attribute of all values. One without a filter, such as {@code emails.value}, means the one value
     * that there is; removal means all.
     */
    private static void changePartOfAll(Edit.Change change, EditedValues values) {
        if (values.size() > 1 && change.type() != OperationType.REMOVE) {
            String name = change.target().path().attribute().name();
            throw ScimErrorException.noTarget("'" + name + "' has " + values.size()
                    + " values; say which one is meant, such as " + name + "[type eq \"work\"]");
        }
        boolean found = values.change(element -> true, element -> changed(change, element));
        if (!found && change.value().isPresent()) {
            values.make(SubAttributes.of(change));
        }
    }

    private static Optional<ObjectNode> changed(Edit.Change change, ObjectNode element) {
        boolean isWhole = change.target().path().subAttribute().isEmpty();
        if (isWhole && change.value().isEmpty()) {
            return Optional.empty();
        }
        return isWhole && change.type() == OperationType.REPLACE
                ? replaced(change, element)
                : SubAttributes.merge(element, SubAttributes.of(change));
    }

    /**
     * Returns the new value in the place of the old, found by the same path again: the parts that the filter compares
     * by eq stay.
     */
    private static Optional<ObjectNode> replaced(Edit.Change change, ObjectNode element) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        change.target()
                .selection()
                .flatMap(MissingValue::partsFixedBy)
                .ifPresent(fixed -> fixed.fieldNames().forEachRemaining(part -> kept.set(part, element.get(part))));
        return SubAttributes.merge(kept, SubAttributes.of(change));
    }

    private static void make(Edit.Change change, Selection selection, EditedValues values, Repairs repairs) {
        ObjectNode made = MissingValue.toMake(change, selection)
                .filter(parts -> repairs.make(Repair.CREATE_MISSING_VALUE))
                .orElseThrow(() -> MissingValue.refusal(change, selection));
        if (change.value().isPresent()) {
            SubAttributes.merge(made, SubAttributes.of(change)).ifPresent(values::make);
        }
    }
}
