package io.scimserver.store.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.server.utils.ResourceTypeDefinition;
import com.unboundid.scim2.server.utils.SchemaAwareFilterEvaluator;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.StoredUser;
import java.util.List;

/** Matches of the SDK's own evaluator, for comparison. */
final class SdkFilterOracle {

    private final SchemaAwareFilterEvaluator evaluator;

    SdkFilterOracle(UserSchema schema) {
        List<AttributeDefinition> core =
                schema.topLevel().stream().map(SdkFilterOracle::definition).toList();
        ResourceTypeDefinition.Builder type = new ResourceTypeDefinition.Builder("User", "/Users")
                .setCoreSchema(new SchemaResource(schema.core().urn(), "User", "", core));
        schema.extensions().forEach(extension -> type.addOptionalSchemaExtension(resource(extension)));
        evaluator = new SchemaAwareFilterEvaluator(type.build());
    }

    boolean matches(Filter filter, StoredUser user) {
        ObjectNode resource = user.attributes().tree().deepCopy();
        resource.put("id", user.id());
        resource.putObject("meta")
                .put("resourceType", "User")
                .put("created", user.created().toString())
                .put("lastModified", user.lastModified().toString());
        try {
            return filter.visit(evaluator, resource);
        } catch (ScimException e) {
            throw new AssertionError(filter.toString(), e);
        }
    }

    private static SchemaResource resource(Schema schema) {
        return new SchemaResource(
                schema.urn(),
                schema.name(),
                schema.description(),
                schema.attributes().stream().map(SdkFilterOracle::definition).toList());
    }

    private static AttributeDefinition definition(Attribute attribute) {
        Attributes parts = attribute.subAttributes();
        return new AttributeDefinition.Builder()
                .setName(attribute.name())
                .setType(attribute.type())
                .setMultiValued(attribute.multiValued())
                .setCaseExact(attribute.caseExact())
                .addSubAttributes(
                        parts.stream().map(SdkFilterOracle::definition).toArray(AttributeDefinition[]::new))
                .build();
    }
}
