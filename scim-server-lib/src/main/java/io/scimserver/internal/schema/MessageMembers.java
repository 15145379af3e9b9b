package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.ScimErrorException;
import java.util.Map;

/** The members of a SCIM message, found by name in any case (RFC 7643 §2.1). */
public final class MessageMembers {

    private MessageMembers() {}

    /**
     * The member with this name; missing if there is none.
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
     * ignored, known or not: what counts is what the message holds.
     *
     * @throws ScimErrorException 400 {@code invalidSyntax} otherwise
     */
    public static void requireSchema(ObjectNode message, String urn) {
        JsonNode schemas = member(message, "schemas");
        boolean isNamed = false;
        boolean isList = schemas.isArray();
        for (JsonNode named : schemas) {
            isList &= named.isTextual();
            isNamed |= named.asText().equalsIgnoreCase(urn);
        }
        if (!isList || !isNamed) {
            throw ScimErrorException.invalidSyntax("'schemas' must be an array of URNs, with '" + urn + "' among them");
        }
    }
}
