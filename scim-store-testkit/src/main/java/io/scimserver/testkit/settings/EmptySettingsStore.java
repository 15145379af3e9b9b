package io.scimserver.testkit.settings;

import io.scimserver.store.SettingsStore;
import io.scimserver.testkit.support.Deadline;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hook for a test class: an empty settings store to test. */
@ExtendWith(Deadline.class)
public interface EmptySettingsStore {

    /** Returns a store without settings that nobody else uses. The kit calls it once per test. */
    SettingsStore emptySettingsStore();
}
