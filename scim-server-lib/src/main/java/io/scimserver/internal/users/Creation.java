package io.scimserver.internal.users;

import io.scimserver.store.StoredUser;
import java.util.Optional;
import java.util.function.Supplier;

/** What became of one of several creates that were asked for together. */
public sealed interface Creation {

    /**
     * The user is there.
     *
     * @param stored the user as it is kept
     */
    record Done(StoredUser stored) implements Creation {}

    /**
     * The create failed.
     *
     * @param reason what {@link Users#create} would have thrown
     */
    record Failed(RuntimeException reason) implements Creation {}

    /** The user, if it is there. */
    default Optional<StoredUser> user() {
        return this instanceof Done done ? Optional.of(done.stored) : Optional.empty();
    }

    /** The result of a create, whatever way it ends. */
    static Creation of(Supplier<StoredUser> create) {
        try {
            return new Done(create.get());
        } catch (RuntimeException reason) {
            return new Failed(reason);
        }
    }
}
