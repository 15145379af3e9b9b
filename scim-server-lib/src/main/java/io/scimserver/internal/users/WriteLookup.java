package io.scimserver.internal.users;

import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.Path;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what became of a write that failed without telling it. */
final class WriteLookup {

    /** The clocks of a database and of this server may differ by so much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final UserStore store;
    private final AttributeTypes types;

    WriteLookup(UserStore store, AttributeTypes types) {
        this.store = store;
        this.types = types;
    }

    /**
     * The user that was created after all. A store with ids of its own is asked for the userName: a user with exactly
     * these attributes, made since and never changed, is the one.
     *
     * @param begun when the create began
     * @throws RuntimeException the failure, if the user is not there; an unknown outcome, if that cannot be read either
     */
    StoredUser created(NewUser user, Instant begun, RuntimeException failure) {
        return resolve(
                failure,
                () -> store.find(user.suggestedId())
                        .filter(found -> found.attributes().equals(user.user()))
                        .or(() -> underAnotherId(user.user(), begun)));
    }

    /** The user that was replaced after all; as {@link #created}. */
    StoredUser replaced(String id, UserDocument next, RuntimeException failure) {
        return resolve(
                failure, () -> store.find(id).filter(found -> found.attributes().equals(next)));
    }

    /** Returns if the user was deleted after all; as {@link #created}. */
    void requireDeleted(String id, RuntimeException failure) {
        resolve(failure, () -> store.find(id).isPresent() ? Optional.<Boolean>empty() : Optional.of(true));
    }

    private <T> T resolve(RuntimeException failure, Supplier<Optional<T>> look) {
        if (failure instanceof StoreException && !(failure instanceof StoreException.OutcomeUnknown)) {
            throw failure; // By its contract nothing was written.
        }
        Optional<T> found;
        try {
            found = look.get();
        } catch (RuntimeException unreadable) {
            StoreException unknown = new StoreException.OutcomeUnknown(
                    "the store failed in a write and in reading what came of it", failure);
            unknown.addSuppressed(unreadable);
            throw unknown;
        }
        return found.orElseThrow(() -> failure);
    }

    private Optional<StoredUser> underAnotherId(UserDocument user, Instant begun) {
        if (!(user.member("userName") instanceof TextNode name)) {
            return Optional.empty();
        }
        UserQuery sameName = UserQuery.equal(Path.root().attribute("userName"), name.textValue(), 2, types);
        return store.search(sameName).users().stream()
                .filter(found -> found.attributes().equals(user))
                .filter(found -> found.created().equals(found.lastModified()))
                .filter(found -> found.created().isAfter(begun.minus(CLOCK_SKEW)))
                .findFirst();
    }
}
