package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.memory.InMemoryAuditStore;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AuditRetentionTest {

    private final CountDownLatch deletions = new CountDownLatch(2);

    @Test
    void anErrorIsCountedAndTheNextDayTriesAgain() throws Exception {
        try (AuditRetention retention = AuditRetention.start(
                new FailingOnce(new InMemoryAuditStore()),
                Clock.systemUTC(),
                Period.ofDays(30),
                Duration.ofMillis(1))) {
            assertThat(deletions.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(retention.failures()).isEqualTo(1);
        }
    }

    /** A store whose first deletion ends with an error. */
    private final class FailingOnce implements AuditStore {

        private final AuditStore rest;

        FailingOnce(AuditStore rest) {
            this.rest = rest;
        }

        @Override
        public long deleteOlderThan(Instant time) {
            long left = deletions.getCount();
            deletions.countDown();
            if (left == 2) {
                throw new NoClassDefFoundError("gone");
            }
            return rest.deleteOlderThan(time);
        }

        @Override
        public void append(List<AuditEntry> entries) {
            rest.append(entries);
        }

        @Override
        public List<AuditEntry> list(AuditQuery query) {
            return rest.list(query);
        }

        @Override
        public long erase(Tenant tenant, String subject) {
            return rest.erase(tenant, subject);
        }

        @Override
        public long deleteTenant(Tenant tenant) {
            return rest.deleteTenant(tenant);
        }
    }
}
