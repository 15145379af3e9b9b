package io.scimserver.testkit.audit;

import io.scimserver.audit.AuditStore;
import io.scimserver.testkit.support.Deadline;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hook for a test class: an empty audit store to test. */
@ExtendWith(Deadline.class)
public interface EmptyAuditStore {

    /** Returns a store without entries that nobody else uses. The kit calls it once per test. */
    AuditStore emptyAuditStore();
}
