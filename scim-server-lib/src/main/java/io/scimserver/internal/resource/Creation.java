package io.scimserver.internal.resource;

import io.scimserver.store.StoredUser;
import java.util.Optional;
import java.util.function.Supplier;

/** Result of one of several creates that were requested together. */
public sealed interface Creation {

    /**
     * Success: the user is there.
     *
     * @param stored the user as it is kept
     */
    record Done(StoredUser stored) implements Creation {}

    /**
     * Failure of the create.
     *
     * @param reason the exception that a single create would have thrown
     */
    record Failed(RuntimeException reason) implements Creation {}

    /** Returns the user, if it is there. */
    default Optional<StoredUser> user() {
        return this instanceof Done done ? Optional.of(done.stored) : Optional.empty();
    }

    /** Returns the result of a create, whatever way it ends. */
    static Creation of(Supplier<StoredUser> create) {
        try {
            return new Done(create.get());
        } catch (RuntimeException reason) {
            return new Failed(reason);
        }
    }
}
