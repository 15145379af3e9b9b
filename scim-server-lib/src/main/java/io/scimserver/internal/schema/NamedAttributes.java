package io.scimserver.internal.schema;

import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Attributes that a client lists in {@code attributes} or {@code excludedAttributes}. */
final class NamedAttributes {

    private final UserSchema schema;
    private final Set<String> urns = new HashSet<>();
    private final Set<String> paths = new HashSet<>();

    NamedAttributes(UserSchema schema, List<String> names) {
        this.schema = schema;
        AttributeResolver resolver = new AttributeResolver(schema);
        for (String name : names) {
            schema.schema(name).map(Schema::urn).ifPresent(urns::add);
            resolver.resolve(name).map(AttributePath::display).ifPresent(paths::add);
        }
    }

    /** Returns true if the attribute is named itself, or with the schema or attribute that it is a part of. */
    boolean covers(AttributePath path) {
        return paths.contains(path.display()) || paths.contains(path.whole().display()) || urns.contains(urnOf(path));
    }

    private String urnOf(AttributePath path) {
        boolean inCore =
                schema.core().attributes().find(path.attribute().name()).isPresent();
        return path.extension().map(Schema::urn).orElse(inCore ? schema.core().urn() : "");
    }
}
