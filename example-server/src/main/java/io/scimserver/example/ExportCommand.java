package io.scimserver.example;

import io.scimserver.OpenedStore;
import io.scimserver.transfer.EntryFile;
import io.scimserver.transfer.StoreReader;
import io.scimserver.transfer.Summary;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Export of everything in a store into a file of JSON lines. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write everything in a store into a new file, one JSON object a line. Stop its servers first.")
final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--from", required = true, paramLabel = "<uri>", description = "The store, as for the server.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "<file>", description = "The file to write.")
    private Path to = Path.of("");

    @Override
    public Integer call() {
        return new TransferRun(command.commandLine())
                .print("Exported. The file has the same entries and checksums as the store:", this::export);
    }

    private Summary export() {
        try (OpenedStore source = TransferRun.openSource(from)) {
            return EntryFile.write(
                    to, new StoreReader(source), TransferRun.progress("Writing"), TransferRun.progress("Checking"));
        }
    }
}
