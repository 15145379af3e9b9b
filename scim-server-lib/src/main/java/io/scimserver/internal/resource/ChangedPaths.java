package io.scimserver.internal.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.provisioning.AttributeChange;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Paths that differ between two versions of a user: attributes, and the sub-attributes of single complex ones. */
public final class ChangedPaths {

    private final Set<String> extensions;
    private final Set<String> secrets;

    public ChangedPaths(UserSchema schema) {
        secrets = Stream.concat(
                        secretsOf(schema.core(), ""),
                        schema.extensions().stream().flatMap(urn -> secretsOf(urn, urn.urn() + ":")))
                .collect(Collectors.toUnmodifiableSet());
        extensions = schema.extensions().stream().map(Schema::urn).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns true if no response ever shows this attribute, or part of it. */
    public boolean isSecret(String path) {
        return secrets.contains(path);
    }

    /** Returns the paths at which two versions differ. */
    public Set<String> between(JsonNode before, JsonNode after) {
        return changes(before, after).stream()
                .map(AttributeChange::path)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the changes with their values. */
    public List<AttributeChange> changes(JsonNode before, JsonNode after) {
        List<AttributeChange> changes = new ArrayList<>();
        for (String name : names(before, after)) {
            JsonNode old = before.path(name);
            JsonNode now = after.path(name);
            if (extensions.contains(name)) {
                names(old, now).forEach(part -> addParts(name + ":" + part, old.path(part), now.path(part), changes));
            } else {
                addParts(name, old, now, changes);
            }
        }
        return changes;
    }

    private static Stream<String> secretsOf(Schema schema, String prefix) {
        return schema.attributes().stream()
                .flatMap(attribute -> secretsOf(attribute, prefix + attribute.emittedName()));
    }

    /** Returns the secrets of an attribute: a secret sub-attribute makes the whole a secret. */
    private static Stream<String> secretsOf(Attribute attribute, String path) {
        List<String> parts = attribute.subAttributes().stream()
                .filter(part -> attribute.isNeverReturned() || part.isNeverReturned())
                .map(part -> path + "." + part.emittedName())
                .toList();
        boolean isSecret = attribute.isNeverReturned() || !parts.isEmpty();
        return isSecret ? Stream.concat(Stream.of(path), parts.stream()) : Stream.empty();
    }

    private static void addParts(String path, JsonNode before, JsonNode after, List<AttributeChange> changes) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            names(before, after)
                    .forEach(part -> addIfChanged(path + "." + part, before.path(part), after.path(part), changes));
        } else {
            addIfChanged(path, before, after, changes);
        }
    }

    private static void addIfChanged(String path, JsonNode before, JsonNode after, List<AttributeChange> changes) {
        if (!before.equals(after)) {
            changes.add(new AttributeChange(path, present(before), present(after)));
        }
    }

    private static Optional<JsonNode> present(JsonNode value) {
        return value.isMissingNode() ? Optional.empty() : Optional.of(value);
    }

    private static Set<String> names(JsonNode before, JsonNode after) {
        return Stream.concat(before.propertyStream(), after.propertyStream())
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
