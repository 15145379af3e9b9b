package io.scimserver.internal.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.Path;
import io.scimserver.internal.schema.UserInput;
import io.scimserver.internal.users.event.EventPublisher;
import io.scimserver.provisioning.Rehire;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import java.util.List;
import java.util.Optional;

/** Finder of the inactive user that a create brings back, by the host's policy. */
final class RehireMatcher {

    private static final int ENOUGH_TO_TELL = 10;

    private final UserStore store;
    private final AttributeTypes types;
    private final Rehire policy;

    RehireMatcher(UserStore store, AttributeTypes types, Rehire policy) {
        this.store = store;
        this.types = types;
        this.policy = policy;
    }

    /**
     * Finds the id of the user to bring back; empty if a new one is to be created.
     *
     * @throws ScimErrorException 409 if the match is active
     */
    Optional<String> find(UserInput input) {
        return switch (policy) {
            case NEVER -> Optional.empty();
            case BY_USER_NAME -> match("userName", input);
            case BY_EXTERNAL_ID_OR_USER_NAME -> match("externalId", input).or(() -> match("userName", input));
        };
    }

    /** Returns the user as the create wants it; it may have become active since it was found. */
    static UserInput bringBack(StoredUser former, UserInput input) {
        requireInactive(former, "userName or externalId");
        return input;
    }

    private Optional<String> match(String attribute, UserInput input) {
        JsonNode value = input.attributes().path(attribute);
        if (!value.isTextual()) {
            return Optional.empty();
        }
        Path path = Path.root().attribute(attribute);
        List<StoredUser> matches = store.search(UserQuery.equal(path, value.textValue(), ENOUGH_TO_TELL, types))
                .users();
        matches.forEach(user -> requireInactive(user, attribute));
        return matches.stream().map(StoredUser::id).findFirst();
    }

    private static void requireInactive(StoredUser user, String attribute) {
        if (EventPublisher.isActive(user)) {
            throw ScimErrorException.uniqueness("An active user has the same " + attribute + ".");
        }
    }
}
