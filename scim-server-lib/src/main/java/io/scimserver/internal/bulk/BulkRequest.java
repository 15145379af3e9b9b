package io.scimserver.internal.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.MessageFields;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.ScimErrorException;
import java.util.List;

/**
 * Bulk request whose operations are still raw: each is read when its turn comes, so that a bad one does not affect the
 * others.
 *
 * @param operations in the order of the request
 * @param failOnErrors the number of errors after which it stops
 */
public record BulkRequest(List<JsonNode> operations, int failOnErrors) {

    private static final String URN = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

    /**
     * @param maxOperations the maximum number of operations
     * @throws ScimErrorException 400 if it is not a bulk request, 413 if it holds too many operations
     */
    public static BulkRequest read(ObjectNode body, int maxOperations, Repairs repairs) {
        MessageFields.requireSchema(body, URN, repairs);
        JsonNode operations = MessageFields.member(body, "Operations");
        if (!operations.isArray() || operations.isEmpty()) {
            throw ScimErrorException.invalidSyntax("'Operations' must be an array of one operation or more"
                    + MessageFields.misspelt(body, "Operations") + ".");
        }
        if (operations.size() > maxOperations) {
            throw ScimErrorException.tooLarge("The request holds " + operations.size()
                    + " operations; this server takes " + maxOperations + " (maxOperations) at most.");
        }
        return new BulkRequest(operations.valueStream().toList(), failOnErrors(body));
    }

    /** Returns true if the client asked to stop after some number of errors. */
    boolean stopsOnErrors() {
        return failOnErrors < Integer.MAX_VALUE;
    }

    private static int failOnErrors(ObjectNode body) {
        JsonNode limit = MessageFields.member(body, "failOnErrors");
        if (limit.isMissingNode() || limit.isNull()) {
            return Integer.MAX_VALUE;
        }
        if (!limit.isIntegralNumber() || limit.bigIntegerValue().signum() < 1) {
            throw ScimErrorException.invalidValue("'failOnErrors' must be a whole number of 1 or more.");
        }
        return limit.canConvertToInt() ? limit.intValue() : Integer.MAX_VALUE;
    }
}
