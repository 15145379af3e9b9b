package io.scimserver.internal.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.MessageFields;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.ScimErrorException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the raw operations of one bulk request. */
final class BulkOperationReader {

    private static final String PATCH_URN = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private static final Pattern NOT_OFFERED = Pattern.compile("/?(Groups|Me)(/.*)?");
    private static final Pattern PATH = Pattern.compile("/?([^/?#]+)(?:/([^/?#]*))?");

    private final List<ResourceType> types;
    private final Repairs repairs;

    /** @param types the types of resources that are provisioned */
    BulkOperationReader(List<ResourceType> types, Repairs repairs) {
        this.types = types;
        this.repairs = repairs;
    }

    /** @throws ScimErrorException 400 if the operation is malformed, 501 if it is not about what is provisioned */
    BulkOperation read(JsonNode raw) {
        if (!(raw instanceof ObjectNode operation)) {
            throw ScimErrorException.invalidSyntax("An operation must be a JSON object.");
        }
        BulkOperation.Method method = method(operation);
        Optional<String> bulkId = text(operation, "bulkId");
        if (method == BulkOperation.Method.POST
                && bulkId.filter(id -> !id.isEmpty()).isEmpty()) {
            throw ScimErrorException.invalidSyntax(
                    "A POST operation needs a 'bulkId'" + MessageFields.misspelt(operation, "bulkId") + ".");
        }
        Target target = target(method, text(operation, "path").orElse(""));
        return new BulkOperation(
                method, target.type(), bulkId, target.id(), text(operation, "version"), data(method, operation));
    }

    /** Returns a text member that even a malformed operation may have, for its result. */
    static Optional<String> echo(JsonNode raw, String name) {
        for (Map.Entry<String, JsonNode> member : raw.properties()) {
            if (member.getKey().equalsIgnoreCase(name) && member.getValue().isTextual()) {
                return Optional.of(member.getValue().textValue());
            }
        }
        return Optional.empty();
    }

    private static BulkOperation.Method method(ObjectNode operation) {
        return switch (text(operation, "method").orElse("")) {
            case "POST" -> BulkOperation.Method.POST;
            case "PUT" -> BulkOperation.Method.PUT;
            case "PATCH" -> BulkOperation.Method.PATCH;
            case "DELETE" -> BulkOperation.Method.DELETE;
            default ->
                throw ScimErrorException.invalidSyntax("'method' must be POST, PUT, PATCH or DELETE"
                        + MessageFields.misspelt(operation, "method") + ".");
        };
    }

    /** Type that a path is about, and the id in it, if there is one. */
    private record Target(ResourceType type, Optional<String> id) {

        /** Returns true if it is as the method needs it: a POST names no resource, every other operation one. */
        boolean fits(BulkOperation.Method method) {
            return method == BulkOperation.Method.POST
                    ? id.isEmpty()
                    : id.filter(named -> !named.startsWith(".")).isPresent();
        }
    }

    private Target target(BulkOperation.Method method, String path) {
        Matcher parts = PATH.matcher(path);
        Optional<Target> known = parts.matches()
                ? typeOf(parts.group(1))
                        .map(type -> new Target(
                                type, Optional.ofNullable(parts.group(2)).filter(id -> !id.isEmpty())))
                : Optional.empty();
        if (known.isEmpty() && NOT_OFFERED.matcher(path).matches()) {
            throw ScimErrorException.notImplemented("Only users are provisioned here; 'path' must be /Users or below.");
        }
        return known.filter(target -> target.fits(method))
                .map(target -> new Target(target.type(), target.id().map(BulkOperationReader::decode)))
                .orElseThrow(() -> ScimErrorException.invalidValue("The 'path' of a " + method
                        + " operation must be /Users" + (method == BulkOperation.Method.POST ? "." : "/{id}.")));
    }

    private Optional<ResourceType> typeOf(String endpoint) {
        return types.stream().filter(type -> type.endpoint().equals(endpoint)).findFirst();
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ScimErrorException.invalidValue("The 'path' of the operation is not a valid URL path.");
        }
    }

    private Optional<ObjectNode> data(BulkOperation.Method method, ObjectNode operation) {
        if (method == BulkOperation.Method.DELETE) {
            return Optional.empty();
        }
        JsonNode data = MessageFields.member(operation, "data");
        if (data instanceof ObjectNode object) {
            return Optional.of(object);
        }
        if (method == BulkOperation.Method.PATCH && isOperations(data) && repairs.make(Repair.OPERATIONS_AS_DATA)) {
            return Optional.of(patchOf(data));
        }
        throw ScimErrorException.invalidSyntax("A " + method + " operation needs 'data', a JSON object"
                + MessageFields.misspelt(operation, "data") + ".");
    }

    /** A list of objects with {@code op} can mean nothing but the operations of a PATCH. */
    private static boolean isOperations(JsonNode data) {
        return data.isArray()
                && !data.isEmpty()
                && data.valueStream().allMatch(element -> echo(element, "op").isPresent());
    }

    private static ObjectNode patchOf(JsonNode operations) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putArray("schemas").add(PATCH_URN);
        return patch.set("Operations", operations);
    }

    private static Optional<String> text(ObjectNode operation, String name) {
        JsonNode value = MessageFields.member(operation, name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw ScimErrorException.invalidSyntax("'" + name + "' must be a text.");
        }
        return Optional.of(value.textValue());
    }
}
