package io.scimserver.example;

import io.scimserver.OpenedStore;
import io.scimserver.example.files.DataFile;
import io.scimserver.example.progress.ProgressDisplay;
import io.scimserver.store.StoreException;
import io.scimserver.transfer.EntryKind;
import io.scimserver.transfer.Progress;
import io.scimserver.transfer.Summary;
import io.scimserver.transfer.TransferException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Run of a command that copies a store: it shows the progress on standard error, and the result on standard output. */
record TransferRun(CommandLine line) {

    /** Runs work that copies, prints what was copied, and returns the status of the process. */
    int print(String done, Supplier<Summary> work) {
        return run(() -> {
            Summary summary = work.get();
            line.getOut().println(done);
            for (EntryKind kind : summary.parts().keySet()) {
                Summary.Part part = summary.part(kind);
                line.getOut().printf("%-13s %9d  %s%n", kind.plural(), part.count(), part.checksum());
            }
        });
    }

    /** Runs the work, and returns the status of the process. */
    int run(Runnable work) {
        try {
            work.run();
            return CommandLine.ExitCode.OK;
        } catch (TransferException | StoreException | IllegalArgumentException e) {
            line.getErr().println("Not finished: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** Opens the store that is copied, which has to be there. */
    static OpenedStore openSource(String uri) {
        if (DataFile.of(uri).filter(file -> Files.notExists(file.path())).isPresent()) {
            throw new TransferException("there is no file of the store " + uri);
        }
        return openTarget(uri);
    }

    static OpenedStore openTarget(String uri) {
        return new StoreFinder().open(uri, Clock.systemUTC());
    }

    /** Returns a display. Java 22 to 24 have a console everywhere, so that it draws a bar there in any case. */
    @SuppressWarnings("SystemConsoleNull")
    static Progress progress(String activity) {
        return new ProgressDisplay(activity, System.err, System.console() != null);
    }
}
