package io.scimserver.testkit;

import io.scimserver.provisioning.ActivityStore;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the kit asks of a test class: an activity store to try. */
@ExtendWith(Deadline.class)
public interface EmptyActivityStore {

    /** A store without entries that nobody else uses, asked for once per test. */
    ActivityStore emptyActivityStore();
}
