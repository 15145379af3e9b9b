package io.scimserver.example;

import io.scimserver.OpenedStore;
import io.scimserver.example.files.DataFile;
import io.scimserver.example.settings.Settings;
import io.scimserver.store.StoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Option {@code --store} of the commands that work on the store of a server. */
final class StoreOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--store", paramLabel = "<uri>", description = "As for the server.")
    private String uri = Settings.defaultStore();

    /** Runs work on the opened store, and returns the status of the process, which is that of the work. */
    int use(Clock clock, ToIntFunction<OpenedStore> work) {
        CommandLine line = command.commandLine();
        try (OpenedStore stores = new StoreFinder().openAll(uri, clock)) {
            return work.applyAsInt(stores);
        } catch (StoreException e) {
            line.getErr().println("The store cannot be used: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()), e);
        }
    }

    /** Runs work on the file of a SQLite store, prints the line that it returns, and returns the status of the process. */
    int changeFile(Function<Path, String> work) {
        CommandLine line = command.commandLine();
        DataFile file = DataFile.of(uri)
                .orElseThrow(() -> new ParameterException(line, "this command is for stores of sqlite:<file> alone"));
        try {
            line.getOut().println(work.apply(file.path()));
            return CommandLine.ExitCode.OK;
        } catch (StoreException | IllegalArgumentException e) {
            line.getErr().println("Nothing was changed: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
