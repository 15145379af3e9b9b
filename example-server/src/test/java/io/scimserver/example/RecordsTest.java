package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.OpenedStore;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of the records that the server keeps beside the user: the activity log and the employee's history. */
class RecordsTest {

    private static final Tenant COMPANY = new Tenant("default");

    @Test
    void aCreatedUserIsInTheHistory() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            new ScimCaller(server.url(), server.token()).create("ada");

            assertThat(history(server))
                    .extracting(entry -> entry.event().action())
                    .containsExactly(AuditEvent.CREATED);
        }
    }

    @Test
    void nothingIsKeptOfRequestsWhenBothRecordsAreOff() throws Exception {
        try (RunningServer server = RunningServer.start("--activity-retention=off", "--audit-retention=off")) {
            new ScimCaller(server.url(), server.token()).create("ada");

            assertThat(history(server)).isEmpty();
            assertThat(server.running().scim().activity()).isEmpty();
            assertThat(stores(server)
                            .activity()
                            .orElseThrow()
                            .search(ActivityQuery.newest(Optional.of(COMPANY), ActivityFilter.ANY, 10))
                            .entries())
                    .isEmpty();
        }
    }

    private static List<AuditEntry> history(RunningServer server) {
        return stores(server).audit().orElseThrow().list(AuditQuery.of(COMPANY, 10));
    }

    private static OpenedStore stores(RunningServer server) {
        return server.running().stores();
    }
}
