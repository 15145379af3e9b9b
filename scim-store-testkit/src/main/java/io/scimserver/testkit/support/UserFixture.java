package io.scimserver.testkit.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.store.UserDocument;
import java.util.function.Consumer;

/** User to be stored, put together attribute by attribute. Immutable: each method returns another user. */
public final class UserFixture {

    private final ObjectNode attributes;

    UserFixture(ObjectNode attributes) {
        this.attributes = attributes;
    }

    /** Returns a copy with a core attribute: a string, boolean, number or JSON node. */
    public UserFixture with(String attribute, Object value) {
        return changed(copy -> copy.set(attribute, node(value)));
    }

    /** Returns a copy under another name. */
    public UserFixture renamed(String userName) {
        return with("userName", userName);
    }

    /** Returns a copy with one more e-mail address of type work. */
    public UserFixture withEmail(String value) {
        return withEmail("work", value);
    }

    /** Returns a copy with one more e-mail address. */
    public UserFixture withEmail(String type, String value) {
        return withElement("emails", "{\"type\":\"%s\",\"value\":\"%s\"}".formatted(type, value));
    }

    /** Returns a copy with one more element, given as JSON, of a multi-valued core attribute. */
    public UserFixture withElement(String attribute, String json) {
        return changed(copy -> copy.withArray("/" + attribute).add(Json.read(json)));
    }

    /** Returns an attribute of the enterprise extension. */
    public UserFixture withEnterprise(String attribute, Object value) {
        return extended(KitSchema.ENTERPRISE, attribute, value);
    }

    /** Returns an attribute of the kit's extension. */
    public UserFixture withKit(String attribute, Object value) {
        return extended(KitSchema.KIT, attribute, value);
    }

    /** Returns a copy with an attribute of the kit's extension, given as JSON. */
    public UserFixture withKitJson(String attribute, String json) {
        return withKit(attribute, Json.read(json));
    }

    /** Returns the user as a store is given it; a new document at each call. */
    public UserDocument document() {
        return UserDocument.of(attributes.deepCopy());
    }

    @Override
    public String toString() {
        return attributes.path("userName").asText();
    }

    private UserFixture extended(String urn, String attribute, Object value) {
        return changed(copy -> {
            if (!copy.has(urn)) {
                copy.putObject(urn);
                copy.withArray("/schemas").add(urn);
            }
            ((ObjectNode) copy.get(urn)).set(attribute, node(value));
        });
    }

    private UserFixture changed(Consumer<ObjectNode> change) {
        ObjectNode copy = attributes.deepCopy();
        change.accept(copy);
        return new UserFixture(copy);
    }

    private static JsonNode node(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof Boolean truth) {
            return nodes.booleanNode(truth);
        }
        if (value instanceof Integer number) {
            return nodes.numberNode(number);
        }
        return nodes.textNode(value.toString());
    }
}
