package io.scimserver.store;

import java.util.function.Supplier;

/** What became of one of several users that were to be added together. */
public sealed interface CreateOutcome {

    /**
     * The user was added.
     *
     * @param user the user as stored, at its first version
     */
    record Created(StoredUser user) implements CreateOutcome {}

    /**
     * The user was not added; or, if the reason is {@link StoreException.OutcomeUnknown}, nobody knows.
     *
     * @param reason what {@link UserStore#create} would have thrown
     */
    record Refused(StoreException reason) implements CreateOutcome {}

    /** The outcome of adding one user by itself. Failures other than a store's are thrown on. */
    static CreateOutcome of(Supplier<StoredUser> create) {
        try {
            return new Created(create.get());
        } catch (StoreException reason) {
            return new Refused(reason);
        }
    }
}
