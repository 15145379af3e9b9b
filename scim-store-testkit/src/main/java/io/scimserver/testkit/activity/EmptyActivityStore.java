package io.scimserver.testkit.activity;

import io.scimserver.activity.ActivityStore;
import io.scimserver.testkit.support.Deadline;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hook for a test class: an empty activity store to test. */
@ExtendWith(Deadline.class)
public interface EmptyActivityStore {

    /** Returns a store without entries that nobody else uses. The kit calls it once per test. */
    ActivityStore emptyActivityStore();
}
