package io.scimserver.store.search;

import com.unboundid.scim2.common.Path;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.AttributeType;
import io.scimserver.store.AttributeTypes;
import java.util.Optional;

/** Types of the attributes in a query, from a schema; stores use them to compare values. Immutable. */
public final class SchemaTypes implements AttributeTypes {

    private final UserSchema schema;

    /** @param schema that of the tenant whose users are searched */
    public SchemaTypes(UserSchema schema) {
        this.schema = schema;
    }

    @Override
    public AttributeType typeOf(Path path) {
        return find(path)
                .map(attribute -> new AttributeType(attribute.type(), attribute.caseExact(), attribute.multiValued()))
                .orElseThrow(() -> new IllegalArgumentException("the schema has no attribute " + path));
    }

    private Optional<Attribute> find(Path path) {
        Attributes level = Optional.ofNullable(path.getSchemaUrn())
                .flatMap(schema::schema)
                .map(Schema::attributes)
                .orElseGet(schema::topLevel);
        Optional<Attribute> found = Optional.empty();
        for (Path.Element element : path) {
            found = level.find(element.getAttribute());
            level = found.map(Attribute::subAttributes).orElseGet(Attributes::none);
        }
        return found;
    }
}
