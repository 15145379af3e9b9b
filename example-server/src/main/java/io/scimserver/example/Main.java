package io.scimserver.example;

import io.scimserver.OpenedStore;
import io.scimserver.example.health.ProcessHealth;
import io.scimserver.example.settings.ManagementSettings;
import io.scimserver.example.settings.Settings;
import io.scimserver.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
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

/** Starts the example server in the foreground: reads the settings, opens the stores, has the rest put together. */
@Command(
        name = "example-server",
        subcommands = {
            TokenCommand.class,
            PasswordCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            CopyCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            UpgradeCommand.class
        },
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

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private Settings settings = new Settings();

    @Mixin
    private ManagementSettings management = new ManagementSettings();

    private final Map<String, String> environment;
    private final ProcessHealth process = new ProcessHealth();

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

    public static CommandLine commandLine(Map<String, String> environment) {
        CommandLine line = new CommandLine(new Main(environment));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        Settings.readEnvironment(line, environment);
        return line;
    }

    @Override
    public Integer call() throws InterruptedException {
        StartedServer running;
        process.watchThreads();
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

    /** Starts everything; the server handles requests when this returns. */
    public StartedServer start() throws IOException {
        settings.check(command.commandLine());
        Clock clock = Clock.systemUTC();
        OpenedStore stores = explaining(() -> new StoreFinder().openAll(settings.store(), clock));
        try {
            return explaining(
                    () -> new ServerAssembly(settings, management, environment, stores, process, clock).start());
        } catch (IOException | RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    /** Runs the part and reports its complaint about a setting as an error of the command line. */
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
