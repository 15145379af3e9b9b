package io.scimserver.example;

import io.scimserver.OpenedStore;
import io.scimserver.transfer.StoreCopy;
import io.scimserver.transfer.StoreReader;
import io.scimserver.transfer.Summary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copy of everything in one store into another store, such as from the default one to a database server. */
@Command(
        name = "copy",
        mixinStandardHelpOptions = true,
        description = "Copy everything in a store into another one, which is empty. Stop the servers of both first.")
final class CopyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--from", required = true, paramLabel = "<uri>", description = "The store, as for the server.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "<uri>", description = "The store to copy it to.")
    private String to = "";

    @Option(names = "--resume", description = "Go on with a copy that was interrupted.")
    private boolean isResumed;

    @Override
    public Integer call() {
        return new TransferRun(command.commandLine())
                .print("Copied. Both stores have the same entries and checksums:", this::copy);
    }

    private Summary copy() {
        try (OpenedStore source = TransferRun.openSource(from);
                OpenedStore target = TransferRun.openTarget(to)) {
            return new StoreCopy(new StoreReader(source), target)
                    .run(isResumed, TransferRun.progress("Copying"), TransferRun.progress("Checking"));
        }
    }
}
