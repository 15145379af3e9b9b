package io.scimserver.testkit;

import io.scimserver.audit.AuditStore;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the kit asks of a test class: an audit store to try. */
@ExtendWith(Deadline.class)
public interface EmptyAuditStore {

    /** A store without entries that nobody else uses, asked for once per test. */
    AuditStore emptyAuditStore();
}
