package io.scimserver.testkit.user.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimserver.store.UserDocument;
import io.scimserver.testkit.support.Json;
import io.scimserver.testkit.support.Users;
import java.util.stream.Stream;

/**
 * Value that some database cannot keep.
 *
 * @param name a description
 * @param node the value
 */
record HardValue(String name, JsonNode node) {

    static Stream<HardValue> all() {
        return Stream.of(
                new HardValue("NUL", Json.read("\"a\\u0000b\"")),
                new HardValue("many digits", Json.read("0." + "123456789".repeat(9))),
                new HardValue("a large exponent", Json.read("1e9000")),
                new HardValue("outside the basic plane", Json.read("\"\\ud83d\\ude00\"")),
                new HardValue("a name with NUL", Json.read("{\"a\\u0000b\":1}")),
                new HardValue("200 levels deep", nested(200)));
    }

    UserDocument userNamed(String userName) {
        return Users.named(userName).with("extra", node).document();
    }

    private static JsonNode nested(int levels) {
        JsonNode nested = JsonNodeFactory.instance.textNode("inside");
        for (int i = 0; i < levels; i++) {
            nested = JsonNodeFactory.instance.arrayNode().add(nested);
        }
        return nested;
    }
}
