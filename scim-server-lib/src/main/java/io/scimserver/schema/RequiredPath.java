package io.scimserver.schema;

import java.util.Optional;

/** Path of an attribute, or of a sub-attribute, that every user must have. */
record RequiredPath(Schema schema, Attribute attribute, Optional<Attribute> part) {

    /** @throws IllegalArgumentException if the schema has no such attribute */
    static RequiredPath of(String path, UserSchema users) {
        Schema schema = users.extensions().stream()
                .filter(extension -> startsWith(path, extension))
                .findFirst()
                .orElse(users.core());
        String name = startsWith(path, schema) ? path.substring(schema.urn().length() + 1) : path;
        return whole(schema, name)
                .or(() -> sub(schema, name))
                .orElseThrow(() -> new IllegalArgumentException("there is no attribute '" + path
                        + "' to be required: use a name of " + schema.urn() + " or <URN of an extension>:<name>"));
    }

    private static boolean startsWith(String path, Schema schema) {
        String prefix = schema.urn() + ":";
        return path.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static Optional<RequiredPath> whole(Schema schema, String name) {
        return schema.attributes().find(name).map(found -> new RequiredPath(schema, found, Optional.empty()));
    }

    private static Optional<RequiredPath> sub(Schema schema, String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : schema.attributes()
                        .find(name.substring(0, dot))
                        .flatMap(found -> found.subAttributes()
                                .find(name.substring(dot + 1))
                                .map(part -> new RequiredPath(schema, found, Optional.of(part))));
    }

    /** Returns the schema in which the attribute, and the sub-attribute of each of its values, are required. */
    Schema changedSchema() {
        Attributes parts = part.map(found -> attribute.subAttributes().replacing(required(found, Attributes.none())))
                .orElse(attribute.subAttributes());
        return schema.with(schema.attributes().replacing(required(attribute, parts)));
    }

    private static Attribute required(Attribute attribute, Attributes parts) {
        return AttributeBuilder.copyOf(attribute, parts).required().build();
    }
}
