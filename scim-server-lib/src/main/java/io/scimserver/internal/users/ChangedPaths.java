package io.scimserver.internal.users;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names what differs between two versions of a user: attributes, and the sub-attributes of single complex ones. */
final class ChangedPaths {

    private final Set<String> extensions;

    ChangedPaths(UserSchema schema) {
        extensions = schema.extensions().stream().map(Schema::urn).collect(Collectors.toUnmodifiableSet());
    }

    Set<String> between(JsonNode before, JsonNode after) {
        Set<String> changed = new LinkedHashSet<>();
        for (String name : names(before, after)) {
            JsonNode old = before.path(name);
            JsonNode now = after.path(name);
            if (extensions.contains(name)) {
                names(old, now).forEach(part -> addParts(name + ":" + part, old.path(part), now.path(part), changed));
            } else {
                addParts(name, old, now, changed);
            }
        }
        return changed;
    }

    private static void addParts(String path, JsonNode before, JsonNode after, Set<String> changed) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            names(before, after).stream()
                    .filter(part -> !before.path(part).equals(after.path(part)))
                    .forEach(part -> changed.add(path + "." + part));
        } else {
            changed.add(path);
        }
    }

    private static Set<String> names(JsonNode before, JsonNode after) {
        return Stream.concat(before.propertyStream(), after.propertyStream())
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
