package io.scimserver.internal.patch.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.AttributePath;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.RequiredAttributes;
import io.scimserver.internal.schema.UserNormaliser;
import io.scimserver.internal.schema.ValueLimits;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Editor that applies the edits of a PATCH to a user (RFC 7644 §3.5.2). Immutable, safe for use by many threads. */
public final class PatchApplier {

    private final UserNormaliser normaliser;
    private final RequiredAttributes required;
    private final ValuesEditor values;

    public PatchApplier(UserSchema schema, ValueLimits limits) {
        this.normaliser = new UserNormaliser(schema);
        this.required = new RequiredAttributes(schema);
        this.values = new ValuesEditor(limits);
    }

    /** Returns the user after all of them; the given one stays as it is, so that either all take effect or none. */
    public ObjectNode apply(List<List<Edit>> operations, JsonNode before, Repairs repairs) {
        ObjectNode user = before.deepCopy();
        int number = 0;
        for (List<Edit> operation : operations) {
            number++;
            OperationErrors.run(number, () -> operation.forEach(edit -> apply(edit, user, repairs)));
        }
        return finish(before, user);
    }

    /** The user after edits that belong to no operation of a PATCH. */
    public ObjectNode applyEdits(List<Edit> edits, JsonNode before, Repairs repairs) {
        ObjectNode user = before.deepCopy();
        edits.forEach(edit -> apply(edit, user, repairs));
        return finish(before, user);
    }

    private ObjectNode finish(JsonNode before, ObjectNode user) {
        ObjectNode after = normaliser.normalise(user);
        requireNothingLost(before, after);
        return after;
    }

    private void apply(Edit edit, ObjectNode user, Repairs repairs) {
        if (edit instanceof Edit.Change change) {
            apply(change.copy(), user, repairs);
        } else if (edit instanceof Edit.RemoveListed removal) {
            removeListed(removal, user);
        } else if (edit instanceof Edit.ClearExtension clearing) {
            clear(clearing.extension(), user);
        }
    }

    private void apply(Edit.Change change, ObjectNode user, Repairs repairs) {
        AttributePath path = change.target().path();
        ObjectNode holder = holder(path, user);
        JsonNode current = holder.path(path.attribute().name());
        Optional<JsonNode> changed = path.attribute().multiValued()
                ? values.change(change, current, repairs)
                : SingleValueEditor.change(change, current);
        Slot.of(path, holder).put(changed);
    }

    private static void removeListed(Edit.RemoveListed removal, ObjectNode user) {
        ObjectNode holder = holder(removal.path(), user);
        Attribute attribute = removal.path().attribute();
        Slot.of(removal.path(), holder)
                .put(new ListedValues(attribute, removal.listed()).removeFrom(holder.path(attribute.name())));
    }

    private static void clear(Schema extension, ObjectNode user) {
        for (Attribute attribute : extension.attributes()) {
            AttributePath path = new AttributePath(Optional.of(extension), attribute, Optional.empty());
            if (!attribute.isReadOnly()) {
                Slot.of(path, holder(path, user)).put(Optional.empty());
            }
        }
    }

    /** Returns the object in which the attribute stands; a new extension is empty, and pruned if it stays so. */
    private static ObjectNode holder(AttributePath path, ObjectNode user) {
        return path.extension()
                .map(extension -> user.withObjectProperty(extension.urn()))
                .orElse(user);
    }

    /**
     * Refuses a change that removes a required attribute. An attribute that the user lacked before, because the schema
     * grew since, stops no other change.
     */
    private void requireNothingLost(JsonNode before, ObjectNode after) {
        Set<String> missing = required.missingIn(after);
        if (!missing.isEmpty()) {
            missing.removeAll(required.missingIn(before));
        }
        missing.stream().findFirst().ifPresent(name -> {
            throw RequiredAttributes.refusal(name);
        });
    }
}
