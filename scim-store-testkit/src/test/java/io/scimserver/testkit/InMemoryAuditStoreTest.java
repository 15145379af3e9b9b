package io.scimserver.testkit;

import io.scimserver.audit.AuditStore;
import io.scimserver.memory.InMemoryAuditStore;

class InMemoryAuditStoreTest implements AuditStoreContract {

    @Override
    public AuditStore emptyAuditStore() {
        return new InMemoryAuditStore();
    }
}
