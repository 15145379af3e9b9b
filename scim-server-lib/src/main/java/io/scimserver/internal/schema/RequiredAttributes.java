package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Attributes;
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
    private final List<Extension> extensions;

    /** Extension with required attributes, or that is required itself. */
    private record Extension(String urn, boolean isRequired, List<Attribute> attributes) {

        void collectMissing(JsonNode user, Set<String> missing) {
            JsonNode content = user.path(urn);
            attributes.forEach(attribute ->
                    collect(urn + ":" + attribute.name(), attribute, content.path(attribute.name()), missing));
            boolean isNamed = attributes.stream().anyMatch(Attribute::required);
            if (content.isMissingNode() && !isNamed) {
                missing.add(urn);
            }
        }
    }

    public RequiredAttributes(UserSchema schema) {
        ofUser = requiring(schema.core().attributes());
        extensions = schema.extensions().stream()
                .map(each -> new Extension(each.urn(), schema.requires(each), requiring(each.attributes())))
                .toList();
    }

    /** Returns the required attributes that this user lacks, by their names in error messages. */
    public Set<String> missingIn(JsonNode user) {
        Set<String> missing = new LinkedHashSet<>();
        ofUser.forEach(attribute -> collect(attribute.name(), attribute, user.path(attribute.name()), missing));
        extensions.stream()
                .filter(each -> each.isRequired() || user.has(each.urn()))
                .forEach(each -> each.collectMissing(user, missing));
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
