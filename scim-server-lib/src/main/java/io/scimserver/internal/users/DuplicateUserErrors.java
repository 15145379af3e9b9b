package io.scimserver.internal.users;

import com.unboundid.scim2.common.Path;
import io.scimserver.internal.users.event.EventPublisher;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import java.util.Optional;

/** Tells whether the user who has a name already is active, and nothing else of that user. */
final class DuplicateUserErrors {

    private final UserStore store;
    private final AttributeTypes types;

    DuplicateUserErrors(UserStore store, AttributeTypes types) {
        this.store = store;
        this.types = types;
    }

    /** The refusal of a user whose name is taken; the given one if nothing more can be found out. */
    RuntimeException explain(StoreException.DuplicateUser taken, UserDocument wanted) {
        try {
            return taken.attribute().equals("userName")
                    ? holder(wanted).map(DuplicateUserErrors::refusal).orElse(taken)
                    : taken;
        } catch (StoreException trouble) {
            return taken;
        }
    }

    private Optional<StoredUser> holder(UserDocument wanted) {
        String name = wanted.member("userName").asText();
        UserQuery sameName = UserQuery.equal(Path.root().attribute("userName"), name, 1, types);
        return store.search(sameName).users().stream().findFirst();
    }

    private static RuntimeException refusal(StoredUser holder) {
        return ScimErrorException.uniqueness("Another user has the same userName. "
                + (EventPublisher.isActive(holder)
                        ? "That user is active."
                        : "That user is inactive: activate that user instead, or choose another userName."));
    }
}
