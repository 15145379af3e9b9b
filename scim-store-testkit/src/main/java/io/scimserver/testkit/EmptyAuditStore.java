package io.scimserver.testkit;

import io.scimserver.audit.AuditStore;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hook for a test class: an empty audit store to test. */
@ExtendWith(Deadline.class)
public interface EmptyAuditStore {

    /** Returns a store without entries that nobody else uses. The kit calls it once per test. */
    AuditStore emptyAuditStore();
}
