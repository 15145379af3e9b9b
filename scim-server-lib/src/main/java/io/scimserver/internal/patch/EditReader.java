package io.scimserver.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import io.scimserver.internal.patch.edit.Edit;
import io.scimserver.internal.patch.edit.OperationType;
import io.scimserver.internal.patch.edit.PatchTarget;
import io.scimserver.internal.schema.AttributePath;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.ValueReader;
import io.scimserver.internal.schema.Values;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import java.util.List;
import java.util.Optional;

/**
 * Reader that makes typed edits of a type, an attribute and the client's value. It decides which changes no client may
 * make.
 */
final class EditReader {

    /** Operation of the client before its value is read. */
    record Request(OperationType type, PatchTarget.Part target, JsonNode value) {

        AttributePath path() {
            return target.path();
        }

        Request with(JsonNode other) {
            return new Request(type, target, other);
        }

        private boolean isAbout(String commonAttribute) {
            return path().isAbout(commonAttribute);
        }
    }

    private final ValueReader values;
    private final RemovalReader removals;
    private final boolean isOfUsers;

    /** @param isOfUsers true if {@code active} always has a value, and the host gets each {@code password} */
    EditReader(ValueReader values, boolean isOfUsers) {
        this.values = values;
        this.isOfUsers = isOfUsers;
        this.removals = new RemovalReader(values);
    }

    /** Returns the edits for a member of a value without path, where repeating {@code id} and the like does no harm. */
    List<Edit> readMember(Request request, Repairs repairs) {
        if (!mayBeRepeated(request) || !repairs.make(Repair.READ_ONLY_REPEATED)) {
            return read(request, repairs);
        }
        repairs.ignore(Reason.READ_ONLY, () -> request.path().display());
        return request.isAbout("id") ? List.of(new Edit.RepeatId(request.value().asText())) : List.of();
    }

    /**
     * Returns true if the attribute may be repeated. Nothing in a read-only attribute, such as no {@code groups},
     * leaves it to the server as it is.
     */
    private static boolean mayBeRepeated(Request request) {
        boolean isLeftOut = request.path().target().isReadOnly() && Values.isUnassigned(request.value());
        return isLeftOut || request.isAbout("id") || request.isAbout("meta");
    }

    List<Edit> read(Request request, Repairs repairs) {
        requireWritable(request.target());
        if (request.type() == OperationType.REMOVE) {
            return isAboutActive(request) ? keepActive(repairs) : List.of(removals.read(request, repairs));
        }
        if (request.isAbout("schemas")) {
            return readSchemas(repairs);
        }
        if (isOfUsers && request.isAbout("password")) {
            return List.of(new Edit.SetPassword(readPassword(request, repairs)));
        }
        if (request.type() == OperationType.ADD && request.value().isMissingNode()) {
            throw ScimErrorException.invalidValue("'add' needs a 'value'");
        }
        // Some clients leave false out of what they send, so nobody can tell a leaver from a mistake here.
        if (isAboutActive(request) && request.value().isMissingNode()) {
            throw ScimErrorException.invalidValue("'replace' of 'active' needs a 'value' of true or false");
        }
        if (request.isAbout("members") && clearsByMistake(request)) {
            throw ScimErrorException.invalidValue(
                    "'replace' of 'members' needs a list of them as its 'value'; [] leaves nobody");
        }
        Request single = SingleListedValue.unwrap(request, repairs);
        return isAboutActive(request) && Values.isUnassigned(single.value())
                ? keepActive(repairs)
                : readChange(single, repairs);
    }

    private boolean isAboutActive(Request request) {
        return isOfUsers && request.isAbout("active");
    }

    /** Returns true if the value is none, and yet no empty list: nobody loses a membership by an incomplete request. */
    private static boolean clearsByMistake(Request request) {
        return request.target().isWholeArray() && !request.value().isArray() && Values.isUnassigned(request.value());
    }

    /** A user without it would be found by neither {@code active eq true} nor {@code active eq false}. */
    private static List<Edit> keepActive(Repairs repairs) {
        if (!repairs.make(Repair.ACTIVE_CLEARED)) {
            throw ScimErrorException.invalidValue("'active' always has a value; replace it by true or false");
        }
        repairs.ignore(Reason.ACTIVE_HAS_A_VALUE, () -> "active");
        return List.of();
    }

    private List<Edit> readChange(Request request, Repairs repairs) {
        if (clears(request, repairs)) {
            requireOptional(request.target());
            return List.of(new Edit.Change(request.type(), request.target(), Optional.empty()));
        }
        return List.of(new Edit.Change(request.type(), request.target(), readValue(request, repairs)));
    }

    /**
     * Returns true if a value that is no object or array means "unassigned"; 400 if it would have to be repaired for
     * that.
     */
    static boolean clears(JsonNode value, Repairs repairs) {
        if (!Values.isUnassigned(value)) {
            return false;
        }
        if (!value.isNull() && !repairs.make(Repair.EMPTY_VALUE_CLEARS)) {
            throw ScimErrorException.invalidValue("the operation needs a 'value' that is not empty");
        }
        return true;
    }

    /**
     * Returns true if the value means unassigned: {@code null} and, for a multi-valued attribute, the empty array (RFC
     * 7643 §2.5).
     */
    private static boolean clears(Request request, Repairs repairs) {
        boolean emptiesArray = request.target().isWholeArray()
                && request.value().isArray()
                && request.value().isEmpty();
        return emptiesArray || clears(request.value(), repairs);
    }

    private static void requireWritable(PatchTarget.Part target) {
        AttributePath path = target.path();
        if (path.attribute().isReadOnly() || path.target().isReadOnly()) {
            throw ScimErrorException.mutability("'" + path.display() + "' is read-only");
        }
        boolean isPartOfMany =
                path.attribute().multiValued() && path.subAttribute().isPresent();
        if (isPartOfMany && path.target().mutability() == Mutability.IMMUTABLE) {
            throw ScimErrorException.mutability(
                    "'" + path.display() + "' cannot be changed; remove the value and add another");
        }
    }

    private static void requireOptional(PatchTarget.Part target) {
        if (target.path().target().required() && target.selection().isEmpty()) {
            throw ScimErrorException.invalidValue("'" + target.path().display() + "' is required");
        }
    }

    /** Reads {@code schemas}. They follow from the user's attributes: to state them changes nothing. */
    private static List<Edit> readSchemas(Repairs repairs) {
        if (!repairs.make(Repair.READ_ONLY_REPEATED)) {
            throw ScimErrorException.mutability("'schemas' follows from the user's attributes and cannot be set");
        }
        return List.of();
    }

    private String readPassword(Request request, Repairs repairs) {
        return values.read(request.path(), request.value(), repairs)
                .map(JsonNode::textValue)
                .orElseThrow(() -> ScimErrorException.invalidValue("'password' must not be empty"));
    }

    private Optional<JsonNode> readValue(Request request, Repairs repairs) {
        AttributePath path = request.path();
        if (request.target().isWholeArray()) {
            return values.read(path, asAddedValues(request), repairs);
        }
        if (!path.target().isComplex()) {
            return values.read(path, request.value(), repairs);
        }
        requireNothingEmpty(request.value(), repairs);
        return Optional.of(values.readParts(path, request.value(), repairs));
    }

    /** Returns the values to add; a value may come alone (RFC 7644 §3.5.2.1: "a new value is added"). */
    private static JsonNode asAddedValues(Request request) {
        boolean isOneValue =
                request.type() == OperationType.ADD && !request.value().isArray();
        return isOneValue ? JsonNodeFactory.instance.arrayNode().add(request.value()) : request.value();
    }

    private static void requireNothingEmpty(JsonNode value, Repairs repairs) {
        if (value instanceof ObjectNode object) {
            object.forEach(part -> clears(part, repairs));
        }
    }
}
