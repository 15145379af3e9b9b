package io.scimserver.testkit.transfer;

import io.scimserver.OpenedStore;
import io.scimserver.store.StoreTransfer;
import io.scimserver.testkit.support.Deadline;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hook for a test class: empty stores that can be copied. */
@ExtendWith(Deadline.class)
public interface EmptyOpenedStores {

    /**
     * Returns stores without any data that nobody else uses, of which all tests together see a few. The test class
     * closes them. The kit calls it at most twice a test.
     */
    OpenedStore emptyOpenedStore();

    /** Returns the access for copying that stores have. */
    static StoreTransfer transferOf(OpenedStore store) {
        return store.transfer().orElseThrow(() -> new AssertionError("the opened store has no transfer()"));
    }
}
