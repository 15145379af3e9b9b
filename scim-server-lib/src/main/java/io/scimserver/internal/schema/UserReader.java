package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Schema;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import java.util.Map;
import java.util.Optional;

/**
 * The bodies of POST and PUT (RFC 7644 §3.3 and §3.5.1). Unknown and read-only attributes are ignored, values are
 * checked as {@link ValueReader} says, everything else is stored as it was sent. A {@code userName} that is blank, or
 * begins or ends with a blank or invisible character, is refused. Immutable, safe for use by many threads.
 *
 * <p>Each method throws {@link ScimErrorException}: 400 {@code invalidSyntax} for a body whose {@code schemas} does not
 * name the core User schema, or that says something twice; 400 {@code invalidValue} for a wrong value and for a missing
 * required attribute; 400 {@code mutability} for a new value of an immutable attribute.
 */
public final class UserReader {

    private final UserSchema schema;
    private final ValueReader values;
    private final UserNormaliser normaliser;
    private final RequiredAttributes required;
    private final KeptOnReplace keptOnReplace;

    public UserReader(UserSchema schema, ValueLimits limits) {
        this.schema = schema;
        this.values = new ValueReader(limits);
        this.normaliser = new UserNormaliser(schema);
        this.required = new RequiredAttributes(schema);
        this.keptOnReplace = new KeptOnReplace(schema);
    }

    /** A new user; active, unless the body says otherwise. */
    public UserInput forCreate(ObjectNode body, Repairs repairs) {
        ObjectNode user = read(body, repairs);
        if (Values.isUnassigned(user.path("active"))) {
            user.set("active", BooleanNode.TRUE);
        }
        return finish(user);
    }

    /**
     * A user in place of {@code previous}. What the body leaves out is cleared, except {@code active}, read-only and
     * immutable attributes, which stay.
     */
    public UserInput forReplace(ObjectNode body, JsonNode previous, Repairs repairs) {
        ObjectNode user = read(body, repairs);
        keptOnReplace.carryOver(previous, user);
        return finish(user);
    }

    private ObjectNode read(ObjectNode body, Repairs repairs) {
        MessageMembers.requireSchema(body, schema.core().urn());
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        readTopLevel(body, user, repairs);
        return user;
    }

    private void readTopLevel(ObjectNode body, ObjectNode user, Repairs repairs) {
        Container core = new Container(Optional.empty(), schema.topLevel(), user);
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            Optional<Schema> named = schema.schema(member.getKey());
            if (named.isPresent()) {
                readContainer(named.get(), member.getValue(), user, repairs);
            } else {
                readAttribute(core, member, repairs);
            }
        }
    }

    private void readContainer(Schema named, JsonNode value, ObjectNode user, Repairs repairs) {
        if (Values.isUnassigned(value)) {
            return;
        }
        if (!(value instanceof ObjectNode content)) {
            throw ScimErrorException.invalidValue(
                    "'" + named.urn() + "' must be an object, not " + ClientText.kindOf(value));
        }
        if (named.equals(schema.core())) {
            Container core = new Container(Optional.empty(), schema.topLevel(), user);
            content.properties().forEach(member -> readAttribute(core, member, repairs));
        } else if (user.has(named.urn())) {
            throw ScimErrorException.invalidSyntax("'" + named.urn() + "' is given twice");
        } else {
            Container extension = new Container(Optional.of(named), named.attributes(), user.putObject(named.urn()));
            content.properties().forEach(member -> readAttribute(extension, member, repairs));
        }
    }

    private void readAttribute(Container container, Map.Entry<String, JsonNode> member, Repairs repairs) {
        if (member.getKey().equalsIgnoreCase("schemas")) {
            return; // They follow from what the user has
        }
        Optional<Attribute> known = container.attributes().find(member.getKey());
        if (known.isEmpty() || known.get().isReadOnly()) {
            repairs.ignore(() -> container.path(member.getKey()));
        } else {
            AttributePath path = new AttributePath(container.extension(), known.get(), Optional.empty());
            JsonNode value = values.read(path, member.getValue(), repairs).orElse(NullNode.getInstance());
            if (container.content().putIfAbsent(known.get().name(), value) != null) {
                throw ScimErrorException.invalidSyntax("'" + path.display() + "' is given twice");
            }
        }
    }

    private UserInput finish(ObjectNode user) {
        Optional<String> password = schema.hasPassword()
                ? Optional.ofNullable(user.remove("password")).map(JsonNode::textValue)
                : Optional.empty();
        ObjectNode normalised = normaliser.normalise(user);
        required.missingIn(normalised).stream().findFirst().ifPresent(name -> {
            throw RequiredAttributes.refusal(name);
        });
        return new UserInput(normalised, password);
    }

    /** Where attributes are read into: the user itself, or the object of an extension. */
    private record Container(Optional<Schema> extension, Attributes attributes, ObjectNode content) {

        String path(String name) {
            return extension.map(schema -> schema.urn() + ":").orElse("") + name;
        }
    }
}
