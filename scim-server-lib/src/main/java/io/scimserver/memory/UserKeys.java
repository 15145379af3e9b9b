package io.scimserver.memory;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.filter.Folding;
import io.scimserver.store.UserDocument;
import java.util.Optional;

/**
 * What a user is found by, beside the id.
 *
 * @param userName folded
 * @param externalId as it is
 */
record UserKeys(Optional<String> userName, Optional<String> externalId) {

    static UserKeys of(UserDocument user) {
        JsonNode tree = user.tree();
        return new UserKeys(text(tree, "userName").map(Folding::fold), text(tree, "externalId"));
    }

    private static Optional<String> text(JsonNode tree, String attribute) {
        return Optional.ofNullable(tree.path(attribute).textValue());
    }
}
