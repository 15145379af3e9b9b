package io.scimserver.testkit.support;

import io.scimserver.store.UserStore;
import java.time.Clock;
import java.util.Optional;

/** Hook for a test class: an empty store to test. The root of every contract that needs one tenant only. */
public interface EmptyStore extends Refusals {

    /**
     * Returns a store without users that nobody else uses. The kit calls it once per test. It runs on a real clock, and
     * holds at least 1,100 users and documents of 1 MB. Making one should be cheap: a new tenant on a database that is
     * already running.
     */
    UserStore emptyStore();

    /**
     * Returns a store as {@link #emptyStore} does that takes the time from this clock, which the tests set back. By
     * default none, and these tests are left out; override this if the store reads a clock that is given to it.
     */
    default Optional<UserStore> emptyStoreWith(Clock clock) {
        return Optional.empty();
    }
}
