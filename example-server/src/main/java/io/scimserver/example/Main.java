package io.scimserver.example;

import io.scimserver.ScimServer;
import io.scimserver.Stores;
import io.scimserver.auth.IssuedToken;
import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenTerms;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoreException;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.io.IOException;
import java.io.PrintStream;
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
        versionProvider = Main.Version.class,
        description = "A SCIM 2.0 server that identity providers keep a company's users in.",
        footer = {
            "",
            "Each option can also be set by an environment variable: --base-url by SCIM_BASE_URL.",
            "SCIM_TOKEN, if set, is the bearer token to accept; else one is made and printed."
        })
public final class Main implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(Main.class);
    private static final Tenant FIRST_COMPANY = new Tenant("default");
    private static final String CUSTOM_URN = "urn:ietf:params:scim:schemas:extension:company:2.0:User";

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private Settings settings = new Settings();

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
        Running running;
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
    Running start() throws IOException {
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

    private Running start(Stores stores, Clock clock) throws IOException {
        Tokens tokens = Tokens.forFirstCompany(stores.tokens().orElseThrow(), environment, clock);
        SettingsStore shared = stores.settings().orElseThrow();
        ScimServer scim = ScimServer.builder()
                .users(stores.users())
                .settings(shared)
                .schemas(customSchemas(shared, clock))
                .authenticator(tokens.service())
                .config(settings.scimConfig())
                .build();
        WebServer web = new WebServer(settings.endpoint(), scim, settings.scimConfig(), stores.health());
        web.start();
        settings.scimConfig().baseUrl().ifPresent(url -> log.info("Clients reach the SCIM URL at {}", url));
        return new Running(web, stores, tokens.issued());
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

    private CustomSchemas customSchemas(SettingsStore shared, Clock clock) {
        CustomSchema initial = new CustomSchema(CUSTOM_URN, AdvertisedName.ALIAS, settings.customAttributes());
        return new CustomSchemas(UserSchema.standard(), initial, shared, clock);
    }

    /** A server that answers, and the token that was made for it. */
    record Running(WebServer web, Stores stores, Optional<IssuedToken> token) implements AutoCloseable {

        void announce(PrintStream out) {
            out.println("SCIM URL: " + web.scimUrl());
            token.ifPresent(made -> out.println("Bearer token: " + made.secret()));
            out.flush();
        }

        /** Answers what is in flight, then lets the stores go. */
        @Override
        public void close() {
            web.stop();
            stores.close();
        }
    }

    /** @param issued the token that this start has made; empty if the environment gave one */
    private record Tokens(TokenService service, Optional<IssuedToken> issued) {

        static Tokens forFirstCompany(TokenStore store, Map<String, String> environment, Clock clock) {
            TokenService service = new TokenService(store, clock);
            String given = environment.getOrDefault("SCIM_TOKEN", "");
            if (!given.isEmpty()) {
                return new Tokens(service.accepting(given, terms("SCIM_TOKEN")), Optional.empty());
            }
            boolean firstStart = service.list(FIRST_COMPANY).isEmpty();
            return new Tokens(
                    service, firstStart ? Optional.of(service.issue(terms("first token"))) : Optional.empty());
        }

        private static TokenTerms terms(String label) {
            return new TokenTerms(FIRST_COMPANY, label, Access.READ_WRITE, Optional.empty());
        }
    }

    private static void stopWithTheProcess(Running running) {
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

    /** The version in the manifest of the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"example-server " + (version == null ? "(not packaged)" : version)};
        }
    }
}
