package io.scimserver.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.Repair;
import java.util.Optional;

/** A list of one object that was sent where its object, or the value in it, belongs. */
final class SingleListedValue {

    private SingleListedValue() {}

    /** The request with the value that is meant; the same, if it holds no such list or may not be repaired. */
    static EditReader.Request unwrap(EditReader.Request request, Repairs repairs) {
        return listed(request)
                .filter(meant -> repairs.make(Repair.ONE_VALUE_AS_LIST))
                .map(request::with)
                .orElse(request);
    }

    private static Optional<JsonNode> listed(EditReader.Request request) {
        boolean isOne = request.value().isArray() && request.value().size() == 1;
        if (!isOne || !(request.value().get(0) instanceof ObjectNode only)) {
            return Optional.empty();
        }
        if (!request.path().target().isComplex() && !request.path().target().multiValued()) {
            return valueOf(only);
        }
        boolean isElement = request.target().selection().isPresent()
                && request.path().subAttribute().isEmpty();
        return isElement ? Optional.of(only) : Optional.empty();
    }

    /** What the object stands for, if it says nothing else. */
    private static Optional<JsonNode> valueOf(ObjectNode object) {
        boolean saysMore = object.propertyStream()
                .anyMatch(member ->
                        !member.getKey().equals("value") && !member.getValue().isNull());
        return saysMore ? Optional.empty() : Optional.ofNullable(object.get("value"));
    }
}
