package io.scimserver.example;

import io.scimserver.OpenedStore;
import io.scimserver.transfer.EntryFile;
import io.scimserver.transfer.StoreCopy;
import io.scimserver.transfer.Summary;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Import of an exported file into a store. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Read an exported file into a store, which is empty. Stop its servers first.")
final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--from", required = true, paramLabel = "<file>", description = "The file that export wrote.")
    private Path from = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "<uri>", description = "The store, as for the server.")
    private String to = "";

    @Option(names = "--resume", description = "Go on with an import that was interrupted.")
    private boolean isResumed;

    @Override
    public Integer call() {
        return new TransferRun(command.commandLine())
                .print("Imported. The store has the same entries and checksums as the file:", this::read);
    }

    private Summary read() {
        EntryFile file = new EntryFile(from);
        try (OpenedStore target = TransferRun.openTarget(to)) {
            return new StoreCopy(file, target)
                    .run(isResumed, TransferRun.progress("Copying"), TransferRun.progress("Checking"));
        }
    }
}
