package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import java.util.Map;

/** Members of a SCIM message, found by name in any case (RFC 7643 §2.1). */
public final class MessageFields {

    private MessageFields() {}

    /**
     * Returns the member with this name; missing if there is none.
     *
     * @throws ScimErrorException 400 {@code invalidSyntax} if it is given twice, in different case
     */
    public static JsonNode member(ObjectNode message, String name) {
        JsonNode found = MissingNode.getInstance();
        for (Map.Entry<String, JsonNode> member : message.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                if (!found.isMissingNode()) {
                    throw ScimErrorException.invalidSyntax("'" + name + "' is given twice");
                }
                found = member.getValue();
            }
        }
        return found;
    }

    /**
     * Makes sure that {@code schemas} is an array of URNs with this one, in any case, among them. Other URNs are
     * ignored, known or not: what counts is what the message holds. Without {@code schemas} the message is what belongs
     * where it was sent, by repair.
     *
     * @throws ScimErrorException 400 {@code invalidSyntax} otherwise
     */
    public static void requireSchema(ObjectNode message, String urn, Repairs repairs) {
        if (!hasSchema(message, urn, repairs)) {
            throw schemasMustName(urn);
        }
    }

    /** The refusal of a message that does not name the URN. */
    public static ScimErrorException schemasMustName(String urn) {
        return ScimErrorException.invalidSyntax("'schemas' must be an array of URNs, with '" + urn + "' among them");
    }

    /**
     * Returns false if {@code schemas} does not name the URN.
     *
     * @throws ScimErrorException 400 {@code invalidSyntax} if it is absent and may not be
     */
    public static boolean hasSchema(ObjectNode message, String urn, Repairs repairs) {
        JsonNode schemas = member(message, "schemas");
        if (schemas.isMissingNode() || schemas.isNull() || (schemas.isArray() && schemas.isEmpty())) {
            requireRepairOfAbsence(urn, repairs);
            return true;
        }
        boolean isNamed = false;
        boolean isList = schemas.isArray();
        for (JsonNode named : schemas) {
            isList &= named.isTextual();
            isNamed |= named.asText().equalsIgnoreCase(urn);
        }
        return isList && isNamed;
    }

    private static void requireRepairOfAbsence(String urn, Repairs repairs) {
        if (!repairs.make(Repair.SCHEMAS_LEFT_OUT)) {
            throw ScimErrorException.invalidSyntax(
                    "'schemas' is absent; it must be an array of URNs, with '" + urn + "' among them");
        }
    }

    /**
     * Returns a sentence with the member that may be misspelt, for the refusal of a message that lacks it; empty if no
     * member has a similar name.
     */
    public static String misspelt(ObjectNode message, String name) {
        return message.propertyStream()
                .map(Map.Entry::getKey)
                .filter(key -> !key.equalsIgnoreCase(name) && Spelling.isLike(key, name))
                .findFirst()
                .map(key -> "; there is a member " + ClientText.quote(key) + ": '" + name + "' may be meant")
                .orElse("");
    }
}
