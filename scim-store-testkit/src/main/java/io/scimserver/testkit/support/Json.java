package io.scimserver.testkit.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.scimserver.store.UserDocument;
import java.nio.charset.StandardCharsets;

/** JSON for the kit, and the equality of two documents. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    public static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }

    /**
     * Returns true if two documents are the same JSON: order of members does not count, numbers count by value
     * ({@code 1.0} is {@code 1}), everything else counts exactly.
     */
    static boolean same(UserDocument one, UserDocument other) {
        return parsed(one).equals(Json::compare, parsed(other));
    }

    private static JsonNode parsed(UserDocument document) {
        return read(new String(document.json(), StandardCharsets.UTF_8));
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
