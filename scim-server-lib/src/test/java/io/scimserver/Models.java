package io.scimserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.utils.JsonUtils;

/** Models of the SDK, read from JSON. */
final class Models {

    private Models() {}

    static GenericScimResource resource(String json) {
        return new GenericScimResource((ObjectNode) tree(json));
    }

    static GenericScimResource user(String userName, String more) {
        return resource(ScimClient.user(userName, more));
    }

    /** Makes a change of one operation. */
    static PatchRequest change(String operation) {
        String json =
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operation + "]}";
        try {
            return JsonUtils.nodeToValue(tree(json), PatchRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(String json) {
        try {
            return JsonUtils.getObjectReader().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
