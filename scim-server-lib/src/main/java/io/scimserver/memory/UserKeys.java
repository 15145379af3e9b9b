package io.scimserver.memory;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.store.UserDocument;
import io.scimserver.store.search.value.Folding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys by which a user is found, beside the id. There is one object for each user: it is kept small. */
final class UserKeys {

    private final @Nullable String userName;
    private final @Nullable String externalId;

    private UserKeys(@Nullable String userName, @Nullable String externalId) {
        this.userName = userName;
        this.externalId = externalId;
    }

    static UserKeys of(UserDocument user) {
        JsonNode tree = user.tree();
        String userName = tree.path("userName").textValue();
        return new UserKeys(
                userName == null ? null : Folding.fold(userName),
                tree.path("externalId").textValue());
    }

    /** Returns the userName, folded. */
    Optional<String> userName() {
        return Optional.ofNullable(userName);
    }

    /** Returns the externalId as it is. */
    Optional<String> externalId() {
        return Optional.ofNullable(externalId);
    }
}
