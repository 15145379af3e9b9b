package io.scimserver.internal.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON in a form that reads well in a test: single quotes where they are easier on the eye. */
public final class Json {

    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /**
     * Returns an object; {@code ENT} and {@code CORE} stand for the URNs of the schemas, a single quote for a double
     * one and a backtick for an escaped one.
     */
    public static ObjectNode object(String json) {
        String written = json.replace('\'', '"')
                .replace("`", "\\\"")
                .replaceAll("\\bENT\\b", ENTERPRISE)
                .replaceAll("\\bCORE\\b", CORE);
        try {
            return (ObjectNode) MAPPER.readTree(written);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(written, e);
        }
    }
}
