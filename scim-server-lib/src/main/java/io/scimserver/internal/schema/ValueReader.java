package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reader that converts the client's JSON into values of the schema: types are checked, names get the schema's spelling,
 * unknown and read-only sub-attributes are left out, repetitions collapse. Never changes its input. Immutable, safe for
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

    /** Reads the whole value of an attribute or sub-attribute; empty if it is unassigned (RFC 7643 §2.5). */
    public Optional<JsonNode> read(AttributePath path, JsonNode value, Repairs repairs) {
        if (Values.isUnassigned(value)) {
            return Optional.empty();
        }
        if (path.target().multiValued()) {
            return readMany(path, value, repairs);
        }
        JsonNode one = value.isArray() ? onlyOf(path, value, repairs) : value;
        return Values.isUnassigned(one) ? Optional.empty() : readOne(path, one, repairs);
    }

    /**
     * The value that is meant by a list of one, where the attribute has one value: its element, or what an element
     * {@code {"value": ...}} holds. Any other list is returned as it is.
     */
    public static JsonNode onlyOf(AttributePath path, JsonNode list, Repairs repairs) {
        boolean isOne = list.size() == 1 && !list.get(0).isArray();
        if (!isOne || !repairs.make(isReference(path) ? Repair.MANAGER_AS_TEXT : Repair.ONE_VALUE_AS_LIST)) {
            return list;
        }
        JsonNode only = list.get(0);
        boolean isWrapped = !path.target().isComplex() && only instanceof ObjectNode object && saysOnlyValue(object);
        return isWrapped ? only.path("value") : only;
    }

    /** Returns the object that stands alone in a list where it belongs without the list; any other value as it is. */
    public static JsonNode objectOf(JsonNode value, Repairs repairs) {
        boolean isOneObject =
                value.isArray() && value.size() == 1 && value.get(0).isObject();
        return isOneObject && repairs.make(Repair.ONE_VALUE_AS_LIST) ? value.get(0) : value;
    }

    private static boolean saysOnlyValue(ObjectNode object) {
        return object.propertyStream()
                .allMatch(member ->
                        member.getKey().equals("value") || member.getValue().isNull());
    }

    /** Returns true for a single complex attribute that its value stands for, such as the manager. */
    private static boolean isReference(AttributePath path) {
        return path.target().isComplex()
                && !path.target().multiValued()
                && path.target().subAttributes().find("value").isPresent();
    }

    /**
     * Reads an object for a complex attribute, or for one value of a multi-valued one, to be merged into the present
     * value: its known sub-attributes, with {@code null} for those that become unassigned.
     */
    public ObjectNode readParts(AttributePath path, JsonNode value, Repairs repairs) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : toObject(path, value, repairs).properties()) {
            Optional<Attribute> known = findPart(path.whole(), member.getKey(), repairs);
            if (known.isEmpty() || known.get().isReadOnly()) {
                repairs.ignore(reason(known), () -> path.whole().display() + "." + member.getKey());
            } else {
                AttributePath part = path.with(known.get());
                put(part, read(part, member.getValue(), repairs), parts);
            }
        }
        return parts;
    }

    /** The sub-attribute with this name, also if the name of the attribute stands before it: {@code name.givenName}. */
    private static Optional<Attribute> findPart(AttributePath whole, String key, Repairs repairs) {
        Attributes parts = whole.attribute().subAttributes();
        Optional<Attribute> known = parts.find(key);
        if (known.isPresent() || key.indexOf('.') < 0) {
            return known;
        }
        return Stream.of(whole.attribute().name(), whole.display())
                .map(name -> name + ".")
                .filter(prefix -> key.regionMatches(true, 0, prefix, 0, prefix.length()))
                .flatMap(prefix -> parts.find(key.substring(prefix.length())).stream())
                .findFirst()
                .map(part -> requirePathAsKey(part, key, repairs));
    }

    private static Attribute requirePathAsKey(Attribute part, String key, Repairs repairs) {
        if (!repairs.make(Repair.PATH_AS_KEY)) {
            throw ScimErrorException.invalidSyntax(
                    ClientText.quote(key) + " is a path; write '" + part.name() + "' in this object");
        }
        return part;
    }

    /** Returns the reason for which an attribute takes no effect: it is unknown, or read-only. */
    public static Reason reason(Optional<Attribute> found) {
        return found.isPresent() ? Reason.READ_ONLY : Reason.UNKNOWN;
    }

    /** Reads one value of a multi-valued attribute that is not complex. */
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
        if (read.isEmpty() && !values.isEmpty()) {
            requireSomething(path, JsonNodeFactory.instance.objectNode());
        }
        if (read.size() < 2) {
            return read.isEmpty() ? Optional.empty() : Optional.of(read);
        }
        ArrayNode distinct = Values.withoutRepetitions(path.target(), read);
        if (distinct.size() < read.size()) {
            repairs.ignore(Reason.DUPLICATE, path::display);
        }
        leaveOnePrimary(path, distinct, repairs);
        return Optional.of(distinct);
    }

    private Optional<JsonNode> readOne(AttributePath path, JsonNode value, Repairs repairs) {
        if (!path.target().isComplex()) {
            return Optional.of(scalars.read(path, value, repairs));
        }
        ObjectNode parts = readParts(path, value, repairs);
        requireSomething(path, parts);
        int mentioned = parts.size();
        parts.removeIf(JsonNode::isNull);
        boolean lostItsValue = parts.size() < mentioned && Values.hasOnlyLabels(parts);
        return parts.isEmpty() || lostItsValue ? Optional.empty() : Optional.of(parts);
    }

    /** Refuses a value of which nothing is known, where a part is required: it would be left out without a word. */
    private static void requireSomething(AttributePath path, ObjectNode parts) {
        if (parts.isEmpty()) {
            path.target().subAttributes().stream()
                    .filter(Attribute::required)
                    .findFirst()
                    .ifPresent(part -> {
                        throw RequiredAttributes.refusal(path.display() + "." + part.name());
                    });
        }
    }

    private static JsonNode toArray(AttributePath path, JsonNode value, Repairs repairs) {
        boolean mayStandAlone = value.isObject() ? path.target().isComplex() : mayBePlain(path, value);
        if (mayStandAlone && repairs.make(Repair.SINGLE_VALUE_FOR_MANY)) {
            return JsonNodeFactory.instance.arrayNode().add(value);
        }
        throw ScimErrorException.invalidValue("'" + path.display() + "' must be an array of "
                + (path.target().isComplex() ? "objects" : "values") + ", not " + ClientText.kindOf(value));
    }

    /** Returns true if a value that is neither object nor array can be one of the attribute's values. */
    private static boolean mayBePlain(AttributePath path, JsonNode value) {
        return path.target().isComplex()
                ? (value.isTextual() || value.isNumber())
                        && path.target().subAttributes().find("value").isPresent()
                : value.isValueNode();
    }

    private static ObjectNode toObject(AttributePath path, JsonNode value, Repairs repairs) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        AttributePath whole = path.whole();
        boolean isSingle = !whole.target().multiValued();
        JsonNode meant = isSingle && value.isArray() ? onlyOf(whole, value, repairs) : value;
        if (meant instanceof ObjectNode object) {
            return object;
        }
        Repair repair = isSingle ? Repair.MANAGER_AS_TEXT : Repair.PLAIN_VALUE_FOR_OBJECT;
        if (mayBePlain(whole, meant) && repairs.make(repair)) {
            return JsonNodeFactory.instance.objectNode().set("value", meant);
        }
        throw ScimErrorException.invalidValue("'" + path.display() + "' must be an object with sub-attributes such as "
                + firstParts(path.attribute()) + ", not " + ClientText.kindOf(value));
    }

    private static String firstParts(Attribute attribute) {
        return attribute.subAttributes().stream()
                .limit(2)
                .map(part -> "'" + part.name() + "'")
                .collect(Collectors.joining(" and "));
    }

    /** The first one stays primary. */
    private static void leaveOnePrimary(AttributePath path, ArrayNode values, Repairs repairs) {
        boolean hasPrimary = false;
        for (JsonNode value : values) {
            if (hasPrimary && Values.isPrimary(value)) {
                if (!repairs.make(Repair.SEVERAL_PRIMARY_VALUES)) {
                    throw ScimErrorException.invalidValue(
                            "'" + path.display() + "' must have at most one value with 'primary' true");
                }
                ((ObjectNode) value).remove("primary");
            }
            hasPrimary |= Values.isPrimary(value);
        }
    }
}
