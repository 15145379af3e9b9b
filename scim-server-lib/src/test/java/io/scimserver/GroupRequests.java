package io.scimserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Bodies of requests about groups, and what their responses say. */
final class GroupRequests {

    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

    private GroupRequests() {}

    static List<String> members(JsonNode group) {
        return group.path("members").findValuesAsText("value");
    }

    static String group(String name, String... members) {
        return "{\"schemas\":[\"" + GROUP + "\"],\"displayName\":\"" + name + "\",\"members\":" + list(members) + "}";
    }

    static String add(String... members) {
        return "{\"op\":\"add\",\"path\":\"members\",\"value\":" + list(members) + "}";
    }

    static String removeListed(String... members) {
        return "{\"op\":\"remove\",\"path\":\"members\",\"value\":" + list(members) + "}";
    }

    static String list(String... members) {
        return "["
                + List.of(members).stream()
                        .map(member -> "{\"value\":\"" + member + "\"}")
                        .reduce((first, second) -> first + "," + second)
                        .orElse("")
                + "]";
    }
}
