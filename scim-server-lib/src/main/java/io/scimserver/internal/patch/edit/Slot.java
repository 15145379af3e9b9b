package io.scimserver.internal.patch.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import io.scimserver.internal.schema.AttributePath;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.ScimErrorException;
import java.util.Optional;

/**
 * Place of an attribute in a user; an immutable value that is set stays (RFC 7644 §3.5.2).
 *
 * @param path the attribute
 * @param holder the object it stands in
 */
record Slot(AttributePath path, ObjectNode holder) {

    static Slot of(AttributePath path, ObjectNode holder) {
        return new Slot(path.whole(), holder);
    }

    /** Sets the attribute, or takes it away. */
    void put(Optional<JsonNode> value) {
        Attribute attribute = path.attribute();
        JsonNode current = holder.path(attribute.name());
        requireMutable(path, current, value);
        if (!attribute.multiValued()) {
            attribute
                    .subAttributes()
                    .forEach(part -> requireMutable(
                            path.with(part), current.path(part.name()), value.map(object -> object.path(part.name()))));
        }
        value.ifPresentOrElse(given -> holder.set(attribute.name(), given), () -> holder.remove(attribute.name()));
    }

    private static void requireMutable(AttributePath path, JsonNode current, Optional<JsonNode> value) {
        boolean isSet = path.target().mutability() == Mutability.IMMUTABLE && !current.isMissingNode();
        if (isSet && value.filter(current::equals).isEmpty()) {
            throw ScimErrorException.mutability("'" + path.display() + "' is set and cannot be changed any more");
        }
    }
}
