package io.scimserver.testkit;

import io.scimserver.store.SettingsStore;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the kit asks of a test class: a settings store to try. */
@ExtendWith(Deadline.class)
public interface EmptySettingsStore {

    /** A store without settings that nobody else uses, asked for once per test. */
    SettingsStore emptySettingsStore();
}
