package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import java.util.Map;
import java.util.Optional;

/**
 * From the JSON that a client sent to values of the schema: types are checked, names get the schema's spelling, unknown
 * and read-only sub-attributes are left out, repetitions collapse. Never changes what it is given. Immutable, safe for
 * use by many threads.
 *
 * <p>Each method throws {@link ScimErrorException}, 400 {@code invalidValue}, for a value that the attribute cannot
 * have, and 400 {@code invalidSyntax} for a sub-attribute that is given twice.
 */
public final class ValueReader {

    private final ValueLimits limits;
    private final ScalarReader scalars;

    public ValueReader(ValueLimits limits) {
        this.limits = limits;
        this.scalars = new ScalarReader(limits);
    }

    public ValueLimits limits() {
        return limits;
    }

    /** The whole value of an attribute or sub-attribute; empty if it is unassigned (RFC 7643 §2.5). */
    public Optional<JsonNode> read(AttributePath path, JsonNode value, Repairs repairs) {
        if (Values.isUnassigned(value)) {
            return Optional.empty();
        }
        return path.target().multiValued() ? readMany(path, value, repairs) : readOne(path, value, repairs);
    }

    /**
     * What an object says of a complex attribute, or of one value of a multi-valued one, to be merged into what is
     * there: its known sub-attributes, with {@code null} for those that become unassigned.
     */
    public ObjectNode readParts(AttributePath path, JsonNode value, Repairs repairs) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : toObject(path, value, repairs).properties()) {
            Optional<Attribute> known = path.attribute().subAttributes().find(member.getKey());
            if (known.isEmpty() || known.get().isReadOnly()) {
                repairs.ignore(() -> path.whole().display() + "." + member.getKey());
            } else {
                AttributePath part = path.with(known.get());
                put(part, read(part, member.getValue(), repairs), parts);
            }
        }
        return parts;
    }

    /** One value of a multi-valued attribute that is not complex. */
    public JsonNode readScalar(AttributePath path, JsonNode value, Repairs repairs) {
        return scalars.read(path, value, repairs);
    }

    private static void put(AttributePath path, Optional<JsonNode> value, ObjectNode parts) {
        if (parts.putIfAbsent(path.target().name(), value.orElse(NullNode.getInstance())) != null) {
            throw ScimErrorException.invalidSyntax("'" + path.display() + "' is given twice");
        }
    }

    private Optional<JsonNode> readMany(AttributePath path, JsonNode value, Repairs repairs) {
        JsonNode values = value.isArray() ? value : toArray(path, value, repairs);
        if (values.size() > limits.values()) {
            throw ScimErrorException.invalidValue(
                    "'" + path.display() + "' must have at most " + limits.values() + " values");
        }
        ArrayNode read = JsonNodeFactory.instance.arrayNode(values.size());
        for (JsonNode element : values) {
            if (!Values.isUnassigned(element)) {
                readOne(path, element, repairs).ifPresent(read::add);
            }
        }
        if (read.size() < 2) {
            return read.isEmpty() ? Optional.empty() : Optional.of(read);
        }
        ArrayNode distinct = Values.withoutRepetitions(path.target(), read);
        requireOnePrimary(path, distinct);
        return Optional.of(distinct);
    }

    private Optional<JsonNode> readOne(AttributePath path, JsonNode value, Repairs repairs) {
        if (!path.target().isComplex()) {
            return Optional.of(scalars.read(path, value, repairs));
        }
        ObjectNode parts = readParts(path, value, repairs);
        int mentioned = parts.size();
        parts.removeIf(JsonNode::isNull);
        boolean lostItsValue = parts.size() < mentioned && Values.hasOnlyLabels(parts);
        return parts.isEmpty() || lostItsValue ? Optional.empty() : Optional.of(parts);
    }

    private static JsonNode toArray(AttributePath path, JsonNode value, Repairs repairs) {
        if (value.isObject() == path.target().isComplex() && repairs.make(Repair.SINGLE_VALUE_FOR_MANY)) {
            return JsonNodeFactory.instance.arrayNode().add(value);
        }
        throw ScimErrorException.invalidValue("'" + path.display() + "' must be an array of "
                + (path.target().isComplex() ? "objects" : "values") + ", not " + ClientText.kindOf(value));
    }

    private static ObjectNode toObject(AttributePath path, JsonNode value, Repairs repairs) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        Attribute attribute = path.attribute();
        boolean isReference = !attribute.multiValued()
                && attribute.subAttributes().find("value").isPresent();
        Optional<ObjectNode> repaired = isReference ? toReference(value) : Optional.empty();
        return repaired.filter(object -> repairs.make(Repair.MANAGER_AS_TEXT))
                .orElseThrow(() -> ScimErrorException.invalidValue(
                        "'" + path.display() + "' must be an object, not " + ClientText.kindOf(value)));
    }

    private static Optional<ObjectNode> toReference(JsonNode value) {
        JsonNode only = value.isArray() && value.size() == 1 ? value.get(0) : value;
        if (only instanceof ObjectNode object) {
            return Optional.of(object);
        }
        return only.isTextual()
                ? Optional.of(JsonNodeFactory.instance.objectNode().set("value", only))
                : Optional.empty();
    }

    private static void requireOnePrimary(AttributePath path, ArrayNode values) {
        int primaries = 0;
        for (JsonNode value : values) {
            primaries += Values.isPrimary(value) ? 1 : 0;
        }
        if (primaries > 1) {
            throw ScimErrorException.invalidValue(
                    "'" + path.display() + "' must have at most one value with 'primary' true");
        }
    }
}
