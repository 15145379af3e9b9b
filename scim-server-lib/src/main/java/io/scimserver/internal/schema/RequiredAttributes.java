package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Schema;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Attributes that a user must have: those of the core schema, required extensions, those of an extension of which the
 * user has anything, and the required parts of the values that are there. Immutable, safe for use by many threads.
 */
public final class RequiredAttributes {

    private final List<Attribute> ofUser;
    private final List<Schema> extensions;
    private final List<String> requiredExtensions;

    public RequiredAttributes(UserSchema schema) {
        ofUser = requiring(schema.core().attributes());
        extensions = schema.extensions().stream()
                .filter(extension -> !requiring(extension.attributes()).isEmpty())
                .toList();
        requiredExtensions = schema.extensions().stream()
                .filter(schema::requires)
                .map(Schema::urn)
                .toList();
    }

    /** Returns the required attributes that this user lacks, by their names in error messages. */
    public Set<String> missingIn(JsonNode user) {
        Set<String> missing = new LinkedHashSet<>();
        ofUser.forEach(attribute -> collect(attribute.name(), attribute, user.path(attribute.name()), missing));
        requiredExtensions.stream().filter(urn -> !user.has(urn)).forEach(missing::add);
        for (Schema extension : extensions) {
            JsonNode content = user.path(extension.urn());
            if (!content.isMissingNode()) {
                requiring(extension.attributes())
                        .forEach(attribute -> collect(
                                extension.urn() + ":" + attribute.name(),
                                attribute,
                                content.path(attribute.name()),
                                missing));
            }
        }
        return missing;
    }

    /** Returns the refusal of a user who lacks this attribute. */
    public static ScimErrorException refusal(String name) {
        return ScimErrorException.invalidValue("'" + name + "' is required");
    }

    private static List<Attribute> requiring(Attributes attributes) {
        return attributes.stream()
                .filter(attribute -> attribute.required()
                        || attribute.subAttributes().stream().anyMatch(Attribute::required))
                .toList();
    }

    private static void collect(String name, Attribute attribute, JsonNode value, Set<String> missing) {
        if (value.isMissingNode()) {
            if (attribute.required()) {
                missing.add(name);
            }
            return;
        }
        for (Attribute part : attribute.subAttributes()) {
            if (part.required() && isMissing(part.name(), value)) {
                missing.add(name + "." + part.name());
            }
        }
    }

    /** Returns true if the value, or one of the values, lacks this sub-attribute. */
    private static boolean isMissing(String part, JsonNode value) {
        return value.isArray() ? value.valueStream().anyMatch(element -> !element.has(part)) : !value.has(part);
    }
}
