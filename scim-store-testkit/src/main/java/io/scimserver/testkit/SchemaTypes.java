package io.scimserver.testkit;

import com.unboundid.scim2.common.Path;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.AttributeType;
import io.scimserver.store.AttributeTypes;

/** Answers what a schema says of a path. Immutable. */
final class SchemaTypes implements AttributeTypes {

    private final UserSchema schema;

    SchemaTypes(UserSchema schema) {
        this.schema = schema;
    }

    @Override
    public AttributeType typeOf(Path path) {
        Attributes level = topLevel(path);
        for (int i = 0; i < path.size() - 1; i++) {
            level = find(level, path, i).subAttributes();
        }
        Attribute attribute = find(level, path, path.size() - 1);
        return new AttributeType(attribute.type(), attribute.caseExact(), attribute.multiValued());
    }

    private Attributes topLevel(Path path) {
        String urn = path.getSchemaUrn();
        return urn == null
                ? schema.topLevel()
                : schema.schema(urn).map(Schema::attributes).orElseThrow(() -> unknown(path));
    }

    private static Attribute find(Attributes level, Path path, int index) {
        String name = index < 0 ? "" : path.getElement(index).getAttribute();
        return level.find(name).orElseThrow(() -> unknown(path));
    }

    private static IllegalArgumentException unknown(Path path) {
        return new IllegalArgumentException("no attribute " + path);
    }
}
