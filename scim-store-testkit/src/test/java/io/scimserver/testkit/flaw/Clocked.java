package io.scimserver.testkit.flaw;

import io.scimserver.store.UserStore;
import java.time.Clock;

/** Store that can be made on another clock. */
public interface Clocked extends UserStore {

    /** Returns an empty store of the same kind on this clock. */
    UserStore on(Clock clock);
}
