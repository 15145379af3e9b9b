package io.scimserver.example;

import io.scimserver.example.files.DataFile;
import io.scimserver.example.settings.Settings;
import io.scimserver.store.StoreException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Option {@code --store} of the commands that work on the file of a SQLite store. */
final class SqliteStoreOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--store", paramLabel = "<uri>", description = "As for the server.")
    @Nullable
    private String uri;

    /** Runs work on the file, prints the line that it returns, and returns the status of the process. */
    int change(Function<Path, String> work) {
        CommandLine line = command.commandLine();
        DataFile file = DataFile.of(uri == null ? Settings.defaultStore() : uri)
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
