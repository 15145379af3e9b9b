package io.scimserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import io.scimserver.store.StoredValue;
import java.util.List;
import java.util.stream.StreamSupport;

/** JSON form of a {@link CustomSchema}. */
final class CustomSchemaFormat implements StoredValue.Format<CustomSchema> {

    @Override
    public JsonNode write(CustomSchema schema) {
        ObjectNode root = JsonNodeFactory.instance
                .objectNode()
                .put("urn", schema.urn())
                .put("advertised", schema.advertised().name());
        ArrayNode attributes = root.putArray("attributes");
        schema.attributes().forEach(attribute -> write(attribute, attributes.addObject()));
        return root;
    }

    private static void write(CustomAttribute attribute, ObjectNode node) {
        node.put("alias", attribute.alias())
                .put("displayName", attribute.displayName())
                .put("type", attribute.type().name())
                .put("required", attribute.required())
                .put("retired", attribute.retired());
        attribute.allowedValues().forEach(node.putArray("allowedValues")::add);
    }

    @Override
    public CustomSchema read(JsonNode stored) {
        List<CustomAttribute> attributes = StreamSupport.stream(
                        stored.path("attributes").spliterator(), false)
                .map(CustomSchemaFormat::attribute)
                .toList();
        return new CustomSchema(
                stored.path("urn").asText(),
                AdvertisedName.valueOf(stored.path("advertised").asText()),
                attributes);
    }

    private static CustomAttribute attribute(JsonNode node) {
        return new CustomAttribute(
                node.path("alias").asText(),
                node.path("displayName").asText(),
                CustomAttribute.Type.valueOf(node.path("type").asText()),
                StreamSupport.stream(node.path("allowedValues").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                node.path("required").asBoolean(),
                node.path("retired").asBoolean());
    }
}
