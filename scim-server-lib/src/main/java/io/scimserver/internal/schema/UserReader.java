package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.GroupSchema;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.Schema;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reader of the bodies of POST and PUT (RFC 7644 §3.3 and §3.5.1). Unknown and read-only attributes are ignored, values
 * are checked as {@link ValueReader} says, everything else is stored as it was sent. A {@code userName} that is blank,
 * or begins or ends with a blank or invisible character, is refused. Immutable, safe for use by many threads.
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
    private final PathKeys pathKeys;
    private final boolean isUser;
    private final boolean isGroup;

    /** @param pathKeys sets what the body says by paths */
    public UserReader(UserSchema schema, ValueLimits limits, PathKeys pathKeys) {
        this.schema = schema;
        this.pathKeys = pathKeys;
        this.values = new ValueReader(limits);
        this.normaliser = new UserNormaliser(schema);
        this.required = new RequiredAttributes(schema);
        this.keptOnReplace = new KeptOnReplace(schema);
        this.isUser = schema.isOfUsers();
        this.isGroup = schema.core().equals(GroupSchema.standard().core());
    }

    /** Reads a new user; active, unless the body says otherwise. */
    public UserInput forCreate(ObjectNode body, Repairs repairs) {
        ObjectNode user = read(body, repairs);
        if (isUser && Values.isUnassigned(user.path("active"))) {
            if (user.has("active")) {
                repairs.ignore(Reason.ACTIVE_HAS_A_VALUE, () -> "active");
            }
            user.set("active", BooleanNode.TRUE);
        }
        return finish(user);
    }

    /**
     * Reads a user in place of {@code previous}. An attribute that the body leaves out is cleared, except
     * {@code active}, read-only and immutable attributes, which stay.
     */
    public UserInput forReplace(ObjectNode body, JsonNode previous, Repairs repairs) {
        if (isGroup) {
            requireMeantMembers(body);
        }
        ObjectNode user = read(body, repairs);
        keptOnReplace.carryOver(previous, user, repairs);
        return finish(user);
    }

    /** Refuses what is neither a list nor null: nobody loses a membership by an incomplete request. */
    private static void requireMeantMembers(ObjectNode body) {
        boolean isUnclear = body.propertyStream()
                .filter(member -> member.getKey().equalsIgnoreCase("members"))
                .map(Map.Entry::getValue)
                .anyMatch(value -> !value.isArray() && !value.isNull() && Values.isUnassigned(value));
        if (isUnclear) {
            throw ScimErrorException.invalidValue("'members' must be a list; [] leaves nobody");
        }
    }

    private ObjectNode read(ObjectNode body, Repairs repairs) {
        MessageFields.requireSchema(body, schema.core().urn(), repairs);
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        Map<String, JsonNode> paths = new LinkedHashMap<>();
        readTopLevel(body, new Container(Optional.empty(), schema.topLevel(), user, paths), repairs);
        return paths.isEmpty() ? user : pathKeys.set(user, paths, repairs);
    }

    private void readTopLevel(ObjectNode body, Container core, Repairs repairs) {
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            Optional<Schema> named = schema.schema(member.getKey());
            if (named.isPresent()) {
                readContainer(named.get(), member.getValue(), core, repairs);
            } else {
                readAttribute(core, member, repairs);
            }
        }
    }

    private void readContainer(Schema named, JsonNode sent, Container core, Repairs repairs) {
        JsonNode value = ValueReader.objectOf(sent, repairs);
        if (Values.isUnassigned(value)) {
            return;
        }
        if (!(value instanceof ObjectNode content)) {
            throw ScimErrorException.invalidValue(
                    "'" + named.urn() + "' must be an object, not " + ClientText.kindOf(value));
        }
        if (named.equals(schema.core())) {
            content.properties().forEach(member -> readAttribute(core, member, repairs));
        } else if (core.content().has(named.urn())) {
            throw ScimErrorException.invalidSyntax("'" + named.urn() + "' is given twice");
        } else {
            Container extension = core.with(named);
            content.properties().forEach(member -> readAttribute(extension, member, repairs));
        }
    }

    private void readAttribute(Container container, Map.Entry<String, JsonNode> member, Repairs repairs) {
        if (member.getKey().equalsIgnoreCase("schemas")) {
            return; // They follow from what the user has
        }
        Optional<Attribute> known = container.attributes().find(member.getKey());
        if (known.isEmpty() && isPath(member.getKey())) {
            container.putPath(member.getKey(), member.getValue());
        } else if (known.isEmpty() || isNotTaken(container, known.get())) {
            repairs.ignore(reason(known), () -> container.path(member.getKey()));
        } else {
            AttributePath path = new AttributePath(container.extension(), known.get(), Optional.empty());
            JsonNode value = values.read(path, member.getValue(), repairs).orElse(NullNode.getInstance());
            if (container.content().putIfAbsent(known.get().name(), value) != null) {
                throw ScimErrorException.invalidSyntax("'" + path.display() + "' is given twice");
            }
        }
    }

    private static boolean isPath(String name) {
        return name.indexOf('.') >= 0 || name.indexOf('[') >= 0 || name.indexOf(':') >= 0;
    }

    /** A password that nobody takes is not even looked at. */
    private boolean isNotTaken(Container container, Attribute attribute) {
        boolean isPassword =
                isUser && container.extension().isEmpty() && attribute.name().equals("password");
        return attribute.isReadOnly() || (isPassword && !schema.hasPassword());
    }

    private static Reason reason(Optional<Attribute> known) {
        boolean isPassword = known.filter(attribute -> !attribute.isReadOnly()).isPresent();
        return isPassword ? Reason.NO_PASSWORD_HANDLER : ValueReader.reason(known);
    }

    private UserInput finish(ObjectNode user) {
        Optional<String> password =
                isUser ? Optional.ofNullable(user.remove("password")).map(JsonNode::textValue) : Optional.empty();
        Optional<JsonNode> members = isGroup ? Optional.ofNullable(user.remove("members")) : Optional.empty();
        ObjectNode normalised = normaliser.normalise(user);
        required.missingIn(normalised).stream().findFirst().ifPresent(name -> {
            throw RequiredAttributes.refusal(name);
        });
        return new UserInput(normalised, password, members);
    }

    /**
     * Object that attributes are read into, which is the user itself or an extension, with the attributes that are
     * named by paths.
     */
    private record Container(
            Optional<Schema> extension, Attributes attributes, ObjectNode content, Map<String, JsonNode> paths) {

        Container with(Schema named) {
            return new Container(Optional.of(named), named.attributes(), content.putObject(named.urn()), paths);
        }

        void putPath(String name, JsonNode value) {
            if (paths.putIfAbsent(path(name), value) != null) {
                throw ScimErrorException.invalidSyntax(ClientText.quote(path(name)) + " is given twice");
            }
        }

        String path(String name) {
            return extension.map(schema -> schema.urn() + ":").orElse("") + name;
        }
    }
}
