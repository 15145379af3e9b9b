package io.scimserver.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.patch.edit.Edit;
import io.scimserver.internal.patch.edit.OperationType;
import io.scimserver.internal.patch.edit.PatchTarget;
import io.scimserver.internal.schema.AttributePath;
import io.scimserver.internal.schema.ClientText;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.ValueReader;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reader of {@code remove} operations (RFC 7644 §3.5.2.2), with or without a list of the values to remove. */
final class RemovalReader {

    private final ValueReader values;

    RemovalReader(ValueReader values) {
        this.values = values;
    }

    Edit read(EditReader.Request request, Repairs repairs) {
        PatchTarget.Part target = request.target();
        if (target.path().target().required() && target.selection().isEmpty()) {
            throw ScimErrorException.mutability("'" + target.path().display() + "' is required and cannot be removed");
        }
        if (target.path().target().isNeverReturned()) {
            throw ScimErrorException.mutability("'" + target.path().display() + "' can be replaced, not removed");
        }
        if (!target.isWholeArray() || saysNothing(request.value())) {
            return new Edit.Change(OperationType.REMOVE, target, Optional.empty());
        }
        if (!repairs.make(Repair.REMOVE_LISTED_VALUES)) {
            throw ScimErrorException.invalidValue("'remove' takes no 'value'; select the values in 'path', such as "
                    + target.path().display() + "[value eq \"...\"]");
        }
        return new Edit.RemoveListed(target.path(), readListed(target.path(), request.value(), repairs));
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty());
    }

    private List<JsonNode> readListed(AttributePath path, JsonNode value, Repairs repairs) {
        List<JsonNode> listed = new ArrayList<>();
        for (JsonNode element : value.isArray() ? value : List.of(value)) {
            listed.add(
                    path.attribute().isComplex()
                            ? readObject(path, element, repairs)
                            : values.readScalar(path, element, repairs));
        }
        return listed;
    }

    private JsonNode readObject(AttributePath path, JsonNode element, Repairs repairs) {
        ObjectNode parts = values.readParts(path, element, repairs);
        parts.removeIf(JsonNode::isNull);
        if (parts.isEmpty()) {
            throw ScimErrorException.invalidValue("'" + path.display()
                    + "': each value to remove must be an object that tells it from the others, not "
                    + ClientText.kindOf(element));
        }
        return parts;
    }
}
