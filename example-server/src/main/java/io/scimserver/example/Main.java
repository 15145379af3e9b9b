package io.scimserver.example;

import io.scimserver.ScimServer;
import io.scimserver.Stores;
import io.scimserver.auth.ThrottledAuthenticator;
import io.scimserver.example.admin.AdminConsole;
import io.scimserver.example.admin.ConsoleParts;
import io.scimserver.limit.RateLimit;
import io.scimserver.limit.SourceLimit;
import io.scimserver.provisioning.ActivityLog;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.provisioning.UserReferences;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the example server in the foreground: settings, store, tokens, SCIM, web server, in this order. */
@Command(
        name = "example-server",
        subcommands = TokenCommand.class,
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        description = "A SCIM 2.0 server that identity providers keep a company's users in.",
        footer = {
            "",
            "Each option can also be set by an environment variable: --base-url by SCIM_BASE_URL.",
            "SCIM_TOKEN, if set, is the bearer token to accept; else one is made and printed."
        })
public final class Main implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(Main.class);
    /** Five a second: an identity provider whose token has expired is told so for a while before it is told to wait. */
    private static final int FAILURES_PER_MINUTE = 300;

    private static final String CUSTOM_URN = "urn:ietf:params:scim:schemas:extension:company:2.0:User";

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private Settings settings = new Settings();

    @Mixin
    private ManagementSettings management = new ManagementSettings();

    private final Map<String, String> environment;

    Main(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs until the process is asked to stop. */
    public static void main(String[] args) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        int status = commandLine(System.getenv()).execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine line = new CommandLine(new Main(environment));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        Settings.readEnvironment(line, environment);
        return line;
    }

    @Override
    public Integer call() throws InterruptedException {
        StartedServer running;
        try {
            running = start();
        } catch (IOException | StoreException e) {
            log.error("The server did not start: {}", e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        running.announce(System.out);
        stopWithTheProcess(running);
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }

    /** Starts everything, and answers requests when it returns. */
    StartedServer start() throws IOException {
        settings.check(command.commandLine());
        Clock clock = Clock.systemUTC();
        Stores stores = explaining(() -> new StoreFinder().openAll(settings.store(), clock));
        try {
            return explaining(() -> start(stores, clock));
        } catch (IOException | RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    private StartedServer start(Stores stores, Clock clock) throws IOException {
        FirstCompanyTokens tokens = FirstCompanyTokens.of(stores.tokens().orElseThrow(), environment, clock);
        SettingsStore shared = stores.settings().orElseThrow();
        CustomSchemas schemas = customSchemas(shared, clock);
        StoredProvisioningSwitch provisioning = new StoredProvisioningSwitch(State.ENABLED, shared, clock);
        Optional<Metrics> metrics = management.port().isPresent() ? Optional.of(new Metrics()) : Optional.empty();
        ActivityLog activity = ActivityLog.start(stores.activity().orElseThrow(), settings.activity(), clock);
        metrics.ifPresent(counting -> counting.watch(activity));
        RateLimit limit = settings.rateLimit().toLimit(clock);
        ScimServer scim = ScimServer.builder()
                .users(metrics.map(counting -> counting.timing(stores.users())).orElse(stores.users()))
                .settings(shared)
                .schemas(schemas)
                .authenticator(
                        new ThrottledAuthenticator(tokens.service(), new SourceLimit(FAILURES_PER_MINUTE, clock)))
                .rateLimit(metrics.map(counting -> counting.counting(limit)).orElse(limit))
                .provisioningSwitch(provisioning)
                .audit(stores.audit().orElseThrow())
                .config(settings.scimConfig())
                .activity(activity)
                .build();
        ConsoleParts parts = new ConsoleParts(
                scim,
                shared,
                tokens.service(),
                provisioning,
                schemas,
                new UserReferences(stores.users()),
                settings.scimConfig().baseUrl(),
                clock);
        Optional<AdminConsole> console = console(parts);
        RequestObserver observer =
                metrics.<RequestObserver>map(counting -> counting).orElse(RequestObserver.NOBODY);
        WebServer web = new WebServer(
                settings.endpoint(),
                scim,
                settings.scimConfig(),
                stores.health(),
                console.map(AdminConsole::handler),
                observer);
        web.start();
        Optional<ManagementServer> watched =
                metrics.isPresent() ? Optional.of(startManagement(metrics.get(), web)) : Optional.empty();
        AuditRetention retention = AuditRetention.start(stores.audit().orElseThrow(), clock, settings.auditRetention());
        settings.scimConfig().baseUrl().ifPresent(url -> log.info("Clients reach the SCIM URL at {}", url));
        Stores all = stores.releasing(() -> {
            retention.close();
            stores.close();
        });
        return new StartedServer(web, scim, all, tokens.issued(), console, watched);
    }

    private ManagementServer startManagement(Metrics metrics, WebServer web) throws IOException {
        try {
            ManagementServer watched =
                    ManagementServer.start(management.host(), management.port().orElseThrow(), metrics, web.health());
            log.info("Metrics are at {}/metrics", watched.url());
            return watched;
        } catch (IOException | RuntimeException e) {
            web.stop();
            throw e;
        }
    }

    /** What the parts say of the settings they are given is the answer to a wrong command line. */
    private <T> T explaining(Start<T> part) throws IOException {
        try {
            return part.run();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    @FunctionalInterface
    private interface Start<T> {
        T run() throws IOException;
    }

    private Optional<AdminConsole> console(ConsoleParts parts) {
        if (!settings.hasConsole()) {
            return Optional.empty();
        }
        String given = environment.getOrDefault("SCIM_ADMIN_PASSWORD", "");
        return Optional.of(AdminConsole.of(parts, Optional.of(given).filter(password -> !password.isEmpty())));
    }

    private CustomSchemas customSchemas(SettingsStore shared, Clock clock) {
        CustomSchema initial = new CustomSchema(CUSTOM_URN, AdvertisedName.ALIAS, settings.customAttributes());
        return new CustomSchemas(UserSchema.standard(), initial, shared, clock);
    }

    private static void stopWithTheProcess(StartedServer running) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            log.info("Stopping");
                            running.close();
                            log.info("Stopped");
                            // Being asked to stop is no failure, whatever the signal's own exit status is.
                            Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
                        },
                        "stop"));
    }
}
