package io.scimserver.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Uniqueness;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import com.unboundid.scim2.common.utils.SchemaUtils;
import java.beans.IntrospectionException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Schema of RFC 7643 §7: a URN and the attributes it defines. Immutable.
 *
 * @param urn the schema's id; compared without regard to case on the way in
 * @param name a human-readable name
 * @param description the purpose of the schema
 * @param attributes its attributes
 */
public record Schema(String urn, String name, String description, Attributes attributes) {

    private static final Pattern URN =
            Pattern.compile("(?i)urn:[a-z0-9][a-z0-9-]{0,31}:[^\\s\"\\[\\]]+[^\\s\"\\[\\]:]");

    /** @throws IllegalArgumentException if the id is no URN (RFC 7643 §2.1), or the name is blank */
    public Schema {
        if (!URN.matcher(urn).matches()) {
            throw new IllegalArgumentException(
                    "the schema's id '" + urn
                            + "' is no URN: use one of your own, such as urn:example:params:scim:schemas:extension:hr:2.0:User");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("the schema " + urn + " needs a name");
        }
    }

    /** Returns a copy with these attributes. */
    Schema with(Attributes others) {
        return new Schema(urn, name, description, others);
    }

    /**
     * Returns the schema that a resource of {@code /Schemas} describes.
     *
     * @throws IllegalArgumentException if it lacks an id, or an attribute a name; if two attributes have one name; as
     *     {@link AttributeBuilder#build()}
     */
    public static Schema from(SchemaResource resource) {
        String urn = required(resource.getId(), "a schema needs an 'id'");
        String name = Objects.requireNonNullElse(resource.getName(), urn);
        List<Attribute> attributes = resource.getAttributes().stream()
                .map(Schema::attribute)
                .map(AttributeBuilder::build)
                .toList();
        return new Schema(
                urn, name, Objects.requireNonNullElse(resource.getDescription(), name), new Attributes(attributes));
    }

    /**
     * Returns the schema that a JSON document in the form of {@code /Schemas} describes (RFC 7643 §7).
     *
     * @throws IllegalArgumentException as {@link #from(SchemaResource)}, and if the document does not describe a schema
     */
    public static Schema from(JsonNode json) {
        try {
            SchemaResource resource = JsonUtils.nodeToValue(json, SchemaResource.class);
            return from(Objects.requireNonNull(resource));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "this is no schema of RFC 7643, section 7: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Returns the schema of a class with the SDK's annotations {@code @Schema} and {@code @Attribute}.
     *
     * @throws IllegalArgumentException as {@link #from(SchemaResource)}, and if the class is not annotated
     */
    public static Schema from(Class<?> annotated) {
        try {
            SchemaResource resource = SchemaUtils.getSchema(annotated);
            if (resource == null) {
                throw new IllegalArgumentException(annotated + " lacks the annotation @Schema");
            }
            return from(resource);
        } catch (IntrospectionException e) {
            throw new IllegalArgumentException(annotated + " cannot be read as a bean", e);
        }
    }

    private static AttributeBuilder attribute(AttributeDefinition definition) {
        String name = required(definition.getName(), "an attribute needs a 'name'");
        String description = Objects.requireNonNullElse(definition.getDescription(), name);
        AttributeBuilder builder = definition.getType() == AttributeDefinition.Type.COMPLEX
                ? AttributeBuilder.complex(name, description, parts(definition))
                : AttributeBuilder.simple(name, definition.getType(), description);
        builder.mutability(definition.getMutability())
                .returned(definition.getReturned())
                .uniqueness(Objects.requireNonNullElse(definition.getUniqueness(), Uniqueness.NONE))
                .suggesting(texts(definition.getCanonicalValues()))
                .referring(texts(definition.getReferenceTypes()));
        if (definition.isMultiValued()) {
            builder.multiValued();
        }
        if (definition.isRequired()) {
            builder.required();
        }
        return definition.isCaseExact() ? builder.caseExact() : builder;
    }

    private static AttributeBuilder[] parts(AttributeDefinition definition) {
        Collection<AttributeDefinition> parts = definition.getSubAttributes();
        return parts == null
                ? new AttributeBuilder[0]
                : parts.stream().map(Schema::attribute).toArray(AttributeBuilder[]::new);
    }

    private static String[] texts(@Nullable Collection<String> values) {
        return values == null ? new String[0] : values.toArray(String[]::new);
    }

    private static String required(@Nullable String text, String message) {
        if (text == null || text.isEmpty()) {
            throw new IllegalArgumentException(message);
        }
        return text;
    }
}
