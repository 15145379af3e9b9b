package io.scimserver.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.internal.patch.edit.PatchTarget;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.ValueReader;
import io.scimserver.schema.ScimErrorException;

/** A list of one that was sent where its element, or the value in it, belongs. */
final class SingleListedValue {

    private SingleListedValue() {}

    /** Returns the request with the value that is meant; the same, if it holds no such list or may not be repaired. */
    static EditReader.Request unwrap(EditReader.Request request, Repairs repairs) {
        JsonNode list = request.value();
        if (!list.isArray() || list.isEmpty() || takesList(request.target())) {
            return request;
        }
        JsonNode only = ValueReader.onlyOf(request.path(), list, repairs);
        if (only.isMissingNode()) {
            throw ScimErrorException.invalidValue("'" + request.path().display() + "': the list holds no 'value'");
        }
        return request.with(only);
    }

    private static boolean takesList(PatchTarget.Part target) {
        boolean isElement =
                target.selection().isPresent() && target.path().subAttribute().isEmpty();
        return target.path().target().multiValued() && !isElement;
    }
}
