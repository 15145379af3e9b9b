package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * User or group in the state that a request asks for.
 *
 * @param attributes all attributes in the form in which they are stored: normalised, without {@code id},
 *     {@code meta}, {@code password} and {@code members}; the receiver owns it
 * @param password the new password, for the host; empty if the request brought none or the host takes none
 * @param members the list of members of a group, null if it is empty; empty if the request does not speak of members
 */
public record UserInput(ObjectNode attributes, Optional<String> password, Optional<JsonNode> members) {

    /** Returns a text without the content: passwords and users' data stay out of logs. */
    @Override
    public String toString() {
        return "UserInput[" + attributes.size() + " attributes" + (password.isPresent() ? ", password]" : "]");
    }
}
