package io.scimserver.internal.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.Meta;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import java.net.URI;
import java.util.List;

/** Discovery resources of the SDK for our schema definitions (RFC 7643 §6 and §7). */
final class SchemaResources {

    private SchemaResources() {}

    static ObjectNode schema(Schema schema, String baseUrl) {
        SchemaResource resource = new SchemaResource(
                schema.urn(), schema.name(), schema.description(), List.of(definitions(schema.attributes())));
        resource.setMeta(meta("Schema", baseUrl + "/Schemas/" + schema.urn()));
        return JsonUtils.valueToNode(resource);
    }

    static ObjectNode resourceType(ResourceType type, UserSchema schema, String baseUrl) {
        List<ResourceTypeResource.SchemaExtension> extensions = schema.extensions().stream()
                .map(extension -> new ResourceTypeResource.SchemaExtension(
                        URI.create(extension.urn()), schema.requires(extension)))
                .toList();
        ResourceTypeResource resource = new ResourceTypeResource(
                type.name(),
                type.name(),
                schema.core().description(),
                URI.create("/" + type.endpoint()),
                URI.create(schema.core().urn()),
                extensions);
        resource.setMeta(meta("ResourceType", baseUrl + "/ResourceTypes/" + type.name()));
        return JsonUtils.valueToNode(resource);
    }

    static Meta meta(String resourceType, String location) {
        Meta meta = new Meta();
        meta.setResourceType(resourceType);
        meta.setLocation(URI.create(location));
        return meta;
    }

    private static AttributeDefinition[] definitions(Attributes attributes) {
        return attributes.stream()
                .filter(attribute -> !attribute.isRetired())
                .map(SchemaResources::definition)
                .toArray(AttributeDefinition[]::new);
    }

    private static AttributeDefinition definition(Attribute attribute) {
        return new AttributeDefinition.Builder()
                .setName(attribute.emittedName())
                .setType(attribute.type())
                .setMultiValued(attribute.multiValued())
                .setDescription(attribute.description())
                .setRequired(attribute.required())
                .setCaseExact(attribute.caseExact())
                .setMutability(attribute.mutability())
                .setReturned(attribute.returned())
                .setUniqueness(attribute.uniqueness())
                .addCanonicalValues(attribute.canonicalValues().toArray(String[]::new))
                .addReferenceTypes(attribute.referenceTypes().toArray(String[]::new))
                .addSubAttributes(definitions(attribute.subAttributes()))
                .build();
    }
}
