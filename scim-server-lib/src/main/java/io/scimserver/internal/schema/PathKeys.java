package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Paths that the body of a POST or PUT has as names of members, such as {@code name.givenName}. */
@FunctionalInterface
public interface PathKeys {

    /**
     * Sets in a user what paths say of it.
     *
     * @param user as far as the body says it by plain names; the receiver owns it
     * @param members values by their paths; what names nothing of the schema, or what is read-only, is ignored
     * @return the user with them
     * @throws io.scimserver.schema.ScimErrorException 400 if a path is malformed, may not be repaired, or contradicts
     *     another one or the user; as {@link ValueReader} for a wrong value
     */
    ObjectNode set(ObjectNode user, Map<String, JsonNode> members, Repairs repairs);
}
