package io.scimserver.store;

import java.util.Objects;
import java.util.function.Supplier;

/** Outcome for one of several users that were to be added together. */
public sealed interface CreateOutcome {

    /**
     * Success: the user was added.
     *
     * @param user the user as stored, at its first version
     */
    record Created(StoredUser user) implements CreateOutcome {

        public Created {
            Objects.requireNonNull(
                    user, "UserStore.create returned null: return the user as it is stored, with its id and version");
        }
    }

    /**
     * The user was not added, if the reason is a {@link StoreException} other than
     * {@link StoreException.OutcomeUnknown}. After any other reason the library looks for the user before it reports one.
     *
     * @param reason what {@link UserStore#create} would have thrown
     */
    record Refused(RuntimeException reason) implements CreateOutcome {}

    /** The outcome of adding one user by itself, whatever is thrown meanwhile. */
    static CreateOutcome of(Supplier<StoredUser> create) {
        try {
            return new Created(create.get());
        } catch (RuntimeException reason) {
            return new Refused(reason);
        }
    }
}
