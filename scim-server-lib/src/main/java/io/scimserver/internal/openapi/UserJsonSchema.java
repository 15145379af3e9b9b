package io.scimserver.internal.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import java.util.stream.Stream;

/** JSON Schema (2020-12) of a user, for readers and tools that do not speak RFC 7643 §7. */
final class UserJsonSchema {

    /** Neither empty nor with a blank at an end; classes of invisible characters are not known to every reader of patterns. */
    private static final String VISIBLE_ENDS = "^\\S(.*\\S)?$";

    /** With or without padding (RFC 4648 §4). */
    private static final String BASE64 = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}(==)?|[A-Za-z0-9+/]{3}=?)?$";

    private UserJsonSchema() {}

    static ObjectNode of(UserSchema schema) {
        ObjectNode user = object(schema.topLevel());
        ObjectNode properties = (ObjectNode) user.get("properties");
        properties.set("schemas", schemas(schema));
        schema.extensions().forEach(extension -> properties.set(extension.urn(), extension(extension)));
        // Alone: what else a user must have can be left out of a response by attributes and excludedAttributes
        user.putArray("required").add("schemas");
        return user;
    }

    private static ObjectNode schemas(UserSchema schema) {
        ObjectNode schemas = JsonNodeFactory.instance.objectNode().put("type", "array");
        // why not enum: other URNs are accepted, and ignored
        ArrayNode urns = schemas.putObject("items").put("type", "string").putArray("examples");
        schema.all().forEach(one -> urns.add(one.urn()));
        schemas.putObject("contains").put("const", schema.core().urn());
        return schemas.put("description", "What the user has data of; the core schema always");
    }

    private static ObjectNode extension(Schema extension) {
        return object(extension.attributes()).put("description", extension.description());
    }

    private static ObjectNode object(Attributes attributes) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = object.putObject("properties");
        shown(attributes).forEach(attribute -> properties.set(attribute.emittedName(), value(attribute)));
        return object;
    }

    private static Stream<Attribute> shown(Attributes attributes) {
        return attributes.stream().filter(attribute -> !attribute.isRetired());
    }

    private static ObjectNode value(Attribute attribute) {
        ObjectNode single = attribute.isComplex() ? object(attribute.subAttributes()) : scalar(attribute);
        if (!attribute.multiValued()) {
            return described(single, attribute);
        }
        ObjectNode array = JsonNodeFactory.instance.objectNode().put("type", "array");
        array.set("items", single);
        if (attribute.subAttributes().find("primary").isPresent()) {
            array.set("contains", onlyPrimary());
            array.put("minContains", 0).put("maxContains", 1);
        }
        return described(array, attribute);
    }

    private static ObjectNode onlyPrimary() {
        ObjectNode primary = JsonNodeFactory.instance.objectNode();
        primary.putArray("required").add("primary");
        primary.putObject("properties").putObject("primary").put("const", true);
        return primary;
    }

    private static ObjectNode described(ObjectNode value, Attribute attribute) {
        value.put("description", attribute.description());
        if (attribute.isReadOnly()) {
            value.put("readOnly", true);
        }
        if (attribute.mutability() == Mutability.WRITE_ONLY) {
            value.put("writeOnly", true);
        }
        return value;
    }

    private static ObjectNode scalar(Attribute attribute) {
        ObjectNode scalar = JsonNodeFactory.instance.objectNode();
        switch (attribute.type()) {
            case BOOLEAN -> scalar.put("type", "boolean");
            case INTEGER -> scalar.put("type", "integer");
            case DECIMAL -> scalar.put("type", "number");
            case DATETIME -> scalar.put("type", "string").put("format", "date-time");
            case BINARY ->
                scalar.put("type", "string").put("contentEncoding", "base64").put("pattern", BASE64);
            default -> text(scalar, attribute);
        }
        return scalar;
    }

    private static void text(ObjectNode scalar, Attribute attribute) {
        scalar.put("type", "string");
        attribute.maxLength().ifPresent(length -> scalar.put("maxLength", length));
        if (attribute.required()) {
            scalar.put("pattern", VISIBLE_ENDS);
        }
        if (!attribute.allowedValues().isEmpty()) {
            ArrayNode allowed = scalar.putArray("enum");
            attribute.allowedValues().forEach(allowed::add);
        }
        if (!attribute.canonicalValues().isEmpty()) {
            // why not enum: other values are accepted (RFC 7643 §7)
            ArrayNode usual = scalar.putArray("examples");
            attribute.canonicalValues().forEach(usual::add);
        }
    }
}
