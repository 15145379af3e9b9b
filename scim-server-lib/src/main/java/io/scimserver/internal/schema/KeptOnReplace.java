package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.Schema;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;

/**
 * Attributes that a PUT leaves as they were (RFC 7644 §3.5.1): read-only attributes, immutable ones that are set, and
 * {@code active}
 * when the request does not speak of it. A user of old without {@code active} counts as active, and becomes it.
 */
final class KeptOnReplace {

    private final UserSchema schema;
    private final boolean isUser;

    KeptOnReplace(UserSchema schema) {
        this.schema = schema;
        this.isUser = schema.isOfUsers();
    }

    /** Carries the attributes over into {@code user}; 400 {@code mutability} if an immutable attribute would change. */
    void carryOver(JsonNode previous, ObjectNode user, Repairs repairs) {
        carryOver(schema.topLevel(), previous, user, "");
        for (Schema extension : schema.extensions()) {
            ObjectNode content = user.get(extension.urn()) instanceof ObjectNode object
                    ? object
                    : JsonNodeFactory.instance.objectNode();
            carryOver(extension.attributes(), previous.path(extension.urn()), content, extension.urn() + ":");
            user.set(extension.urn(), content);
        }
        if (isUser && Values.isUnassigned(user.path("active"))) {
            user.set("active", previous.has("active") ? previous.get("active") : BooleanNode.TRUE);
            repairs.ignore(Reason.ACTIVE_HAS_A_VALUE, () -> "active");
        }
    }

    private static void carryOver(Attributes attributes, JsonNode previous, ObjectNode user, String prefix) {
        for (Attribute attribute : attributes) {
            JsonNode old = previous.path(attribute.name());
            if (!old.isMissingNode()) {
                carryOver(attribute, old, user, prefix);
            }
        }
    }

    private static void carryOver(Attribute attribute, JsonNode old, ObjectNode user, String prefix) {
        String name = attribute.name();
        JsonNode given = user.path(name);
        if (attribute.isReadOnly()) {
            user.set(name, old);
        } else if (attribute.mutability() == Mutability.IMMUTABLE) {
            if (!Values.isUnassigned(given) && !given.equals(old)) {
                throw ScimErrorException.mutability("'" + prefix + name + "' is set and cannot be changed any more");
            }
            user.set(name, old);
        } else if (!attribute.multiValued() && given instanceof ObjectNode object) {
            attribute.subAttributes().stream()
                    .filter(part -> part.mutability() == Mutability.IMMUTABLE && old.has(part.name()))
                    .forEach(part -> carryOver(part, old.get(part.name()), object, prefix + name + "."));
        }
    }
}
