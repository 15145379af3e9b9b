package io.scimserver.example;

import io.scimserver.OpenedStore;
import io.scimserver.ScimServer;
import io.scimserver.ScimServerBuilder;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.activity.log.ActivitySettings;
import io.scimserver.auth.Authenticator;
import io.scimserver.auth.ThrottledAuthenticator;
import io.scimserver.auth.TokenService;
import io.scimserver.console.AdminConsole;
import io.scimserver.console.AdminConsoleBuilder;
import io.scimserver.console.access.Company;
import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.employees.ProtectedEmployees;
import io.scimserver.example.demo.SampleEmployees;
import io.scimserver.example.health.ProcessHealth;
import io.scimserver.example.http.ConsoleHandler;
import io.scimserver.example.http.RequestObserver;
import io.scimserver.example.http.WebServer;
import io.scimserver.example.metrics.ManagementServer;
import io.scimserver.example.metrics.Metrics;
import io.scimserver.example.settings.ManagementSettings;
import io.scimserver.example.settings.Settings;
import io.scimserver.limit.RateLimit;
import io.scimserver.limit.SourceLimit;
import io.scimserver.provisioning.ProvisioningSwitch;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredGroupSettings;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.schema.UserSchema;
import io.scimserver.schema.UserSchemas;
import io.scimserver.store.StoreException;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a server together from its settings and stores: tokens, SCIM, console, web server, in this order. */
final class ServerAssembly {

    private static final Logger log = LoggerFactory.getLogger(ServerAssembly.class);
    /**
     * Limit of failed authentications, five a second: an identity provider whose token has expired sees that error for
     * a while before it is told to wait.
     */
    private static final int FAILURES_PER_MINUTE = 300;

    /** Retention of administrators' actions if no history of employees is kept. */
    private static final Period ACTS_KEPT = Period.ofDays(365);

    private static final String CUSTOM_URN = "urn:ietf:params:scim:schemas:extension:company:2.0:User";

    private final Settings settings;
    private final ManagementSettings management;
    private final Map<String, String> environment;
    private final OpenedStore stores;
    private final Clock clock;
    private final ProcessHealth process;
    private final RateLimit limit;
    private final Optional<Metrics> metrics;
    private final ProtectedEmployees protectedEmployees;
    private final StoredGroupSettings groupSettings;

    ServerAssembly(
            Settings settings,
            ManagementSettings management,
            Map<String, String> environment,
            OpenedStore stores,
            ProcessHealth process,
            Clock clock) {
        this.settings = settings;
        this.management = management;
        this.environment = environment;
        this.stores = stores;
        this.process = process;
        this.clock = clock;
        this.protectedEmployees = new ProtectedEmployees(stores.settings().orElseThrow(), clock);
        this.groupSettings = new StoredGroupSettings(true, stores.settings().orElseThrow(), clock);
        this.limit = settings.rateLimit(clock);
        this.metrics = management.port().isPresent() ? Optional.of(new Metrics()) : Optional.empty();
    }

    /**
     * Starts the server, which handles requests when this returns.
     *
     * @throws IllegalArgumentException if settings make no sense
     */
    StartedServer start() throws IOException {
        FirstCompanyTokens tokens = FirstCompanyTokens.of(stores.tokens().orElseThrow(), environment, clock);
        CustomSchemas schemas = customSchemas();
        StoredProvisioningSwitch provisioning =
                new StoredProvisioningSwitch(State.ENABLED, stores.settings().orElseThrow(), clock);
        ScimServer scim = scim(throttled(tokens.service()), schemas, provisioning);
        if (settings.isDemo()) {
            new SampleEmployees(scim, schemas, clock).addTo(AccountRegistry.FIRST_COMPANY.tenant());
        }
        Optional<AdminConsole> console = console(scim, tokens.service(), schemas, provisioning);
        WebServer web = webServer(scim, console);
        web.start();
        settings.scimConfig().baseUrl().ifPresent(url -> log.info("Clients reach the SCIM URL at {}", url));
        return new StartedServer(web, scim, keptTidy(), tokens.issued(), console, startManagement(web));
    }

    private ScimServer scim(Authenticator authenticator, UserSchemas schemas, ProvisioningSwitch provisioning) {
        UserStores users = stores.users();
        ScimServerBuilder server = ScimServer.builder()
                .users(metrics.map(counting -> counting.timing(users)).orElse(users))
                .settings(stores.settings().orElseThrow())
                .schemas(schemas)
                .authenticator(authenticator)
                .rateLimit(metrics.map(counting -> counting.counting(limit)).orElse(limit))
                .provisioningSwitch(provisioning)
                .config(settings.scimConfig())
                .protectedUsers(protectedEmployees)
                .clock(clock);
        if (settings.hasGroups()) {
            server.groupSettings(groupSettings);
            server.groups(stores.groups()
                    .orElseThrow(() -> new IllegalArgumentException("this store keeps no groups; leave --groups out")));
        }
        settings.guard().applyTo(server);
        settings.auditRetention().flatMap(kept -> stores.audit()).ifPresent(server::audit);
        settings.activity().map(this::activityLog).ifPresent(server::activity);
        ScimServer scim = server.build();
        AccountRegistry registry = new AccountRegistry(stores.settings().orElseThrow(), clock);
        metrics.ifPresent(counting -> {
            scim.changeGuard().ifPresent(counting::watch);
            scim.attention().ifPresent(list -> counting.watch(list, () -> tenants(registry)));
        });
        return scim;
    }

    private static List<Tenant> tenants(AccountRegistry registry) {
        return registry.companies().stream().map(Company::tenant).toList();
    }

    private ActivityLog activityLog(ActivitySettings kept) {
        ActivityLog log = ActivityLog.start(stores.activity().orElseThrow(), kept, clock);
        metrics.ifPresent(counting -> counting.watch(log));
        return log;
    }

    private Authenticator throttled(TokenService tokens) {
        return new ThrottledAuthenticator(tokens, new SourceLimit(FAILURES_PER_MINUTE, clock));
    }

    private CustomSchemas customSchemas() {
        CustomSchema initial = new CustomSchema(CUSTOM_URN, AdvertisedName.ALIAS, settings.customAttributes());
        return new CustomSchemas(
                UserSchema.standard(), initial, stores.settings().orElseThrow(), clock);
    }

    private Optional<AdminConsole> console(
            ScimServer scim, TokenService tokens, CustomSchemas schemas, StoredProvisioningSwitch provisioning) {
        if (!settings.hasConsole()) {
            return Optional.empty();
        }
        AdminConsoleBuilder console = AdminConsole.builder(scim, stores, tokens, provisioning, schemas)
                .product("Example HR")
                .protectedEmployees(protectedEmployees)
                .rateLimit(limit)
                .clock(clock);
        if (settings.hasGroups()) {
            console.groupSettings(groupSettings);
        }
        settings.scimConfig().baseUrl().ifPresent(console::scimUrl);
        Optional.ofNullable(environment.get("SCIM_ADMIN_PASSWORD"))
                .filter(password -> !password.isEmpty())
                .ifPresent(console::firstPassword);
        return Optional.of(console.build());
    }

    private WebServer webServer(ScimServer scim, Optional<AdminConsole> console) {
        return new WebServer(
                settings.endpoint(),
                new WebServer.Content(
                        scim,
                        settings.scimConfig(),
                        () -> verify(scim),
                        console.map(admin -> new ConsoleHandler(admin, process)),
                        metrics.<RequestObserver>map(counting -> counting).orElse(RequestObserver.NOBODY),
                        process,
                        clock));
    }

    /** A server that records nothing any more wants no requests, until it is restarted. */
    private void verify(ScimServer scim) {
        stores.health().verify();
        if (scim.activity().filter(log -> !log.isRunning()).isPresent()) {
            throw new StoreException.Unavailable(
                    "the thread of the activity log has ended; restart the server",
                    Duration.ofMinutes(1),
                    new IllegalStateException("the activity log is not running"));
        }
    }

    /** Returns the stores, of which old history is deleted until they are closed. */
    private OpenedStore keptTidy() {
        Period kept = settings.auditRetention().orElse(ACTS_KEPT);
        AuditRetention retention = AuditRetention.start(stores.audit().orElseThrow(), clock, kept);
        metrics.ifPresent(counting -> counting.watchRetention(retention, AuditRetention::failures));
        return stores.releasing(() -> {
            retention.close();
            stores.close();
        });
    }

    private Optional<ManagementServer> startManagement(WebServer web) throws IOException {
        if (metrics.isEmpty()) {
            return Optional.empty();
        }
        try {
            ManagementServer watched = ManagementServer.start(
                    management.host(), management.port().orElseThrow(), metrics.get(), web.health());
            log.info("Metrics are at {}/metrics", watched.url());
            return Optional.of(watched);
        } catch (IOException | RuntimeException e) {
            web.stop();
            throw e;
        }
    }
}
