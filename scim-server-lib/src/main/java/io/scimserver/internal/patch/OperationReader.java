package io.scimserver.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.patch.edit.Edit;
import io.scimserver.internal.patch.edit.OperationType;
import io.scimserver.internal.patch.edit.PatchTarget;
import io.scimserver.internal.schema.ClientText;
import io.scimserver.internal.schema.MessageFields;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.Spelling;
import io.scimserver.internal.schema.ValueReader;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.Repair;
import io.scimserver.schema.Schema;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reader of one operation of a PATCH: its type, its target, and the {@link Edit edits} that they make. */
final class OperationReader {

    private static final List<String> MEMBERS = List.of("op", "path", "value");

    private final UserSchema schema;
    private final PatchPathParser paths;
    private final EditReader edits;
    private final PathlessValueReader members;

    OperationReader(UserSchema schema, PatchPathParser paths, EditReader edits) {
        this.schema = schema;
        this.paths = paths;
        this.edits = edits;
        this.members = new PathlessValueReader(schema, paths, edits);
    }

    List<Edit> read(JsonNode node, Repairs repairs) {
        if (!(node instanceof ObjectNode operation)) {
            throw ScimErrorException.invalidSyntax("an operation must be an object, not " + ClientText.kindOf(node));
        }
        OperationType type = readType(MessageFields.member(operation, "op"), repairs);
        JsonNode path = MessageFields.member(operation, "path");
        JsonNode value = MessageFields.member(operation, "value");
        requireKnownMembers(type, operation, path.isMissingNode(), value.isMissingNode());
        if (path.isMissingNode() || path.isNull()) {
            return readUser(type, value, repairs);
        }
        if (!path.isTextual()) {
            throw ScimErrorException.invalidPath("'path' must be a string, not " + ClientText.kindOf(path));
        }
        return read(type, path.textValue(), value, repairs);
    }

    /** A misspelt member is no absent one: an operation without value would clear, one without path mean the user. */
    private static void requireKnownMembers(
            OperationType type, ObjectNode operation, boolean lacksPath, boolean lacksValue) {
        boolean needsValue = lacksValue && type != OperationType.REMOVE;
        operation
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(key -> MEMBERS.stream().noneMatch(key::equalsIgnoreCase))
                .forEach(key -> {
                    if (lacksPath && Spelling.isLike(key, "path")) {
                        throw unknownMember(key, "path");
                    }
                    if (needsValue || (lacksValue && Spelling.isLike(key, "value"))) {
                        throw unknownMember(key, "value");
                    }
                });
    }

    private static ScimErrorException unknownMember(String key, String meant) {
        return ScimErrorException.invalidSyntax("an operation has no member " + ClientText.quote(key)
                + " but 'op', 'path'" + " and 'value'; '" + meant + "' may be meant");
    }

    private static OperationType readType(JsonNode op, Repairs repairs) {
        String name = op.isTextual() ? op.textValue().toLowerCase(Locale.ROOT) : "";
        boolean inOtherCase = op.isTextual() && !name.equals(op.textValue());
        Optional<OperationType> type = switch (name) {
            case "add" -> Optional.of(OperationType.ADD);
            case "remove" -> Optional.of(OperationType.REMOVE);
            case "replace" -> Optional.of(OperationType.REPLACE);
            default -> Optional.empty();
        };
        return type.filter(known -> !inOtherCase || repairs.make(Repair.OPERATION_NAME_CASE))
                .orElseThrow(() -> ScimErrorException.invalidSyntax("'op' must be 'add', 'remove' or 'replace'"));
    }

    private List<Edit> read(OperationType type, String path, JsonNode value, Repairs repairs) {
        if (isUnwantedPassword(path)) {
            repairs.ignore(Reason.NO_PASSWORD_HANDLER, () -> "password");
            return List.of();
        }
        PatchTarget target = paths.parse(path, repairs);
        if (target instanceof PatchTarget.Part part) {
            return edits.read(new EditReader.Request(type, part, value), repairs);
        }
        return target instanceof PatchTarget.WholeExtension whole
                ? readExtension(type, whole.extension(), value, repairs)
                : readUser(type, value, repairs);
    }

    private List<Edit> readUser(OperationType type, JsonNode value, Repairs repairs) {
        if (type == OperationType.REMOVE) {
            throw ScimErrorException.noTarget("'remove' needs a 'path' that says what to remove");
        }
        if (!(ValueReader.objectOf(value, repairs) instanceof ObjectNode object)) {
            throw ScimErrorException.invalidValue(
                    "without 'path', 'value' must be an object of attributes, not " + ClientText.kindOf(value));
        }
        return members.readUser(type, object, repairs);
    }

    private List<Edit> readExtension(OperationType type, Schema extension, JsonNode value, Repairs repairs) {
        return type == OperationType.REMOVE
                ? List.of(new Edit.ClearExtension(extension))
                : members.readExtension(type, extension, value, repairs);
    }

    /**
     * Returns true if the path is that of a password although the host takes none. The attribute does not exist then; a
     * client that sends it anyway is not stopped.
     */
    private boolean isUnwantedPassword(String path) {
        return schema.isOfUsers()
                && !schema.hasPassword()
                && (path.equalsIgnoreCase("password")
                        || path.equalsIgnoreCase(schema.core().urn() + ":password"));
    }
}
