package io.scimserver.testkit.audit;

import io.scimserver.audit.AuditStore;
import io.scimserver.memory.InMemoryAuditStore;

class InMemoryAuditStoreTest implements AuditStoreContract {

    @Override
    public AuditStore emptyAuditStore() {
        return new InMemoryAuditStore();
    }
}
