package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.activity.log.ActivitySettings;
import io.scimserver.auth.ThrottledAuthenticator;
import io.scimserver.guard.ChangeGuardConfig;
import io.scimserver.limit.HourlyRateLimit;
import io.scimserver.limit.SourceLimit;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.memory.InMemoryAuditStore;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Test of closing a server that had every part: only the parts of the host remain. */
class ClosingHttpTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Tenant ACME = new Tenant("acme");

    private final InMemoryActivityStore activity = new InMemoryActivityStore();
    private final HostsUserStores users = new HostsUserStores();

    @Test
    void noThreadOfOursOutlivesIt() throws Exception {
        Set<Thread> before = threads();
        ScimServer scim = withEveryPart();
        try (ServletHost host = ServletHost.start(context -> ServletHost.mount(context, scim, "/scim/v2/*"))) {
            useEveryPart(host);
            assertThat(threadsSince(before)).as("the activity log has one").isNotEmpty();

            scim.close();

            assertThat(threadsSince(before)).isEmpty();
        }
    }

    @Test
    void whatWasRecordedIsWrittenWhenItReturns() throws Exception {
        ScimServer scim = withEveryPart();
        try (ServletHost host = ServletHost.start(context -> ServletHost.mount(context, scim, "/scim/v2/*"))) {
            useEveryPart(host);

            scim.close();

            assertThat(activity.search(ActivityQuery.newest(Optional.of(ACME), ActivityFilter.ANY, 10))
                            .entries())
                    .hasSize(2);
        }
    }

    @Test
    void requestsThatComeLaterAreAnsweredAndNothingOfTheHostsIsClosed() throws Exception {
        ScimServer scim = withEveryPart();
        try (ServletHost host = ServletHost.start(context -> ServletHost.mount(context, scim, "/scim/v2/*"))) {
            scim.close();
            scim.close();

            assertThat(host.client("/scim/v2").createUser("late").status()).isEqualTo(201);
            assertThat(users.closed).isFalse();
            assertThat(activity.search(ActivityQuery.newest(Optional.of(ACME), ActivityFilter.ANY, 10))
                            .entries())
                    .isEmpty();
        }
    }

    private ScimServer withEveryPart() {
        InMemorySettingsStore settings = new InMemorySettingsStore();
        return ScimServer.builder()
                .users(users)
                .settings(settings)
                .authenticator(
                        new ThrottledAuthenticator(RunningScimServer.authenticator(), new SourceLimit(10, CLOCK)))
                .provisioningSwitch(new StoredProvisioningSwitch(State.ENABLED, settings, CLOCK))
                .rateLimit(new HourlyRateLimit(1_000, CLOCK))
                .changeGuard(ChangeGuardConfig.DEFAULT)
                .audit(new InMemoryAuditStore())
                .activity(ActivityLog.start(activity, ActivitySettings.DEFAULT, CLOCK))
                .build();
    }

    private static void useEveryPart(ServletHost host) {
        ScimClient acme = host.client("/scim/v2");
        ScimClient.Response created = acme.createUser("ada");
        assertThat(acme.patchWith("/Users/" + created.id(), "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}")
                        .status())
                .isEqualTo(200);
        assertThat(new ScimClient(acme.baseUrl(), "guessed").get("/Users").status())
                .isEqualTo(401);
    }

    private static Set<String> threadsSince(Set<Thread> before) {
        return threads().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                // those of the container and of the client
                .filter(name ->
                        !name.matches("(qtp|Connector-Scheduler-|Session-HouseKeeper|Scheduler-|HttpClient-).*"))
                .collect(Collectors.toSet());
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    /** User stores in memory, behind something that could be closed. */
    private static final class HostsUserStores implements UserStores, AutoCloseable {

        private final InMemoryUserStores stores = new InMemoryUserStores(CLOCK);
        private boolean closed;

        @Override
        public UserStore forTenant(Tenant tenant) {
            return stores.forTenant(tenant);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
