package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Normaliser of users for the store: attributes in the order of the schema, nothing that is unassigned, and
 * {@code schemas} true to the content (RFC 7643 §3). Attributes that the schema does not know, such as those of an
 * extension that was taken away, stay as they are, at the end. Immutable, safe for use by many threads.
 */
public final class UserNormaliser {

    private static final Set<String> KEPT_ELSEWHERE = Set.of("schemas", "id", "meta");

    private final UserSchema schema;

    public UserNormaliser(UserSchema schema) {
        this.schema = schema;
    }

    /**
     * Normalises a user whose names are in the schema's spelling. A part that is in the normal form already becomes a
     * part of the result and must not be changed any more.
     */
    public ObjectNode normalise(ObjectNode user) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode urns = result.putArray("schemas").add(schema.core().urn());
        for (Attribute attribute : schema.topLevel()) {
            if (!KEPT_ELSEWHERE.contains(attribute.name())) {
                copy(attribute, user, result);
            }
        }
        for (Schema extension : schema.extensions()) {
            if (user.get(extension.urn()) instanceof ObjectNode content) {
                copyExtension(extension, ordered(content, extension.attributes()), result);
            }
        }
        for (Schema extension : schema.extensions()) {
            if (result.has(extension.urn())) {
                urns.add(extension.urn());
            }
        }
        for (Map.Entry<String, JsonNode> member : user.properties()) {
            if (isUnknown(member.getKey())) {
                result.set(member.getKey(), member.getValue());
            }
        }
        return result;
    }

    private static void copyExtension(Schema extension, ObjectNode content, ObjectNode result) {
        if (!content.isEmpty()) {
            result.set(extension.urn(), content);
        }
    }

    private boolean isUnknown(String name) {
        return schema.topLevel().find(name).isEmpty() && schema.schema(name).isEmpty();
    }

    private static ObjectNode ordered(ObjectNode from, Attributes attributes) {
        if (isOrdered(from, attributes)) {
            return from;
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        attributes.forEach(attribute -> copy(attribute, from, result));
        for (Map.Entry<String, JsonNode> member : from.properties()) {
            if (attributes.find(member.getKey()).isEmpty()) {
                result.set(member.getKey(), member.getValue());
            }
        }
        return result;
    }

    /**
     * Returns true if a copy would be the same: simple values, none of them unassigned or unknown, in the order of the
     * schema.
     */
    private static boolean isOrdered(ObjectNode object, Attributes attributes) {
        Iterator<Attribute> schemaOrder = attributes.iterator();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode value = member.getValue();
            if (value.isContainerNode() || Values.isUnassigned(value) || !skipTo(member.getKey(), schemaOrder)) {
                return false;
            }
        }
        return true;
    }

    private static boolean skipTo(String name, Iterator<Attribute> attributes) {
        while (attributes.hasNext()) {
            if (attributes.next().name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static void copy(Attribute attribute, ObjectNode from, ObjectNode to) {
        JsonNode value = ordered(attribute, from.path(attribute.name()));
        if (!Values.isUnassigned(value)) {
            to.set(attribute.name(), value);
        }
    }

    private static JsonNode ordered(Attribute attribute, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return ordered(object, attribute.subAttributes());
        }
        if (value instanceof ArrayNode values) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode(values.size());
            for (JsonNode element : values) {
                result.add(ordered(attribute, element));
            }
            return result;
        }
        return value;
    }
}
