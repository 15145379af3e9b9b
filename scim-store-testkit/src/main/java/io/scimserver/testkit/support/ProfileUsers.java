package io.scimserver.testkit.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.UserDocument;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Users with the attributes of a schema, as the library gives them to a store. */
public final class ProfileUsers {

    private static final Set<String> IN_EVERY_USER = Set.of("userName", "active");
    private static final Set<String> NEVER_STORED = Set.of("password", "groups");

    /** Attribute of the core schema or of an extension. */
    public record Kept(Optional<String> extension, Attribute attribute) {

        /** Returns the path that a filter names. */
        public String path() {
            return extension.map(urn -> urn + ":").orElse("") + attribute.name();
        }
    }

    private final UserSchema schema;

    public ProfileUsers(UserSchema schema) {
        this.schema = schema;
    }

    /** Returns the attributes that a user may have or lack, {@code externalId} among them. */
    public Stream<Kept> optional() {
        Stream<Kept> core = schema.topLevel().stream()
                .filter(attribute -> attribute.name().equals("externalId")
                        || schema.core().attributes().find(attribute.name()).isPresent())
                .map(attribute -> new Kept(Optional.empty(), attribute));
        Stream<Kept> extended = schema.extensions().stream().flatMap(this::attributes);
        return Stream.concat(core, extended)
                .filter(kept -> !kept.attribute().isReadOnly())
                .filter(kept -> kept.extension().isPresent()
                        || (!IN_EVERY_USER.contains(kept.attribute().name())
                                && !NEVER_STORED.contains(kept.attribute().name())));
    }

    private Stream<Kept> attributes(Schema extension) {
        return extension.attributes().stream().map(attribute -> new Kept(Optional.of(extension.urn()), attribute));
    }

    /** Returns a user with these attributes; the values differ with the mark. */
    public UserDocument user(String userName, Stream<Kept> attributes, int mark) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        ArrayNode schemas = user.putArray("schemas").add(schema.core().urn());
        user.put("userName", userName).put("active", mark % 2 == 0);
        attributes.forEach(kept -> {
            kept.extension().filter(urn -> !user.has(urn)).ifPresent(schemas::add);
            ObjectNode holder = kept.extension().map(user::withObjectProperty).orElse(user);
            holder.set(kept.attribute().name(), value(kept.attribute(), mark));
        });
        return UserDocument.of(user);
    }

    /** Returns a value of the attribute. */
    public static JsonNode value(Attribute attribute, int mark) {
        JsonNode one = attribute.isComplex() ? complex(attribute, mark) : simple(attribute, mark);
        return attribute.multiValued() ? JsonNodeFactory.instance.arrayNode().add(one) : one;
    }

    private static JsonNode complex(Attribute attribute, int mark) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        attribute.subAttributes().stream()
                .filter(part -> !part.isReadOnly())
                .forEach(part -> value.set(part.name(), value(part, mark)));
        return value;
    }

    private static JsonNode simple(Attribute attribute, int mark) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (attribute.type()) {
            case BOOLEAN -> nodes.booleanNode(mark % 2 == 0);
            case INTEGER -> nodes.numberNode(mark);
            case DECIMAL -> nodes.numberNode(mark + 0.5);
            case DATETIME -> nodes.textNode("2026-01-0" + mark + "T03:04:05Z");
            case BINARY -> nodes.textNode("AQI" + (char) ('A' + mark));
            default -> text(attribute, mark);
        };
    }

    private static JsonNode text(Attribute attribute, int mark) {
        int choices = attribute.canonicalValues().size();
        String text = choices > 0 ? attribute.canonicalValues().get(mark % choices) : attribute.name() + " " + mark;
        return JsonNodeFactory.instance.textNode(text);
    }
}
