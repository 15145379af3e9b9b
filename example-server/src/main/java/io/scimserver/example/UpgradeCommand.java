package io.scimserver.example;

import io.scimserver.OpenedStore;
import io.scimserver.store.UserStores;
import io.scimserver.transfer.EntryKind;
import io.scimserver.transfer.Progress;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Upgrade of the users of a store to the newest format. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description =
                "Rewrite users that an earlier version has stored in an older format. Servers of this version may run"
                        + " meanwhile, if the store takes several of them.")
final class UpgradeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--store", required = true, paramLabel = "<uri>", description = "The store, as for the server.")
    private String uri = "";

    /** Observer of an upgrade that shows its progress; it is told how many users are done so far. */
    private static final class Steps implements LongConsumer {

        private final Progress progress;
        private long before;

        Steps(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void accept(long done) {
            progress.advance(done - before);
            before = done;
        }
    }

    @Override
    public Integer call() {
        CommandLine line = command.commandLine();
        return new TransferRun(line).run(() -> {
            try (OpenedStore store = TransferRun.openSource(uri)) {
                long rewritten = upgrade(store.users(), TransferRun.progress("Upgrading"));
                line.getOut().println("Users that were rewritten: " + rewritten);
            }
        });
    }

    private static long upgrade(UserStores users, Progress progress) {
        progress.begin(EntryKind.USER, Progress.UNKNOWN);
        try {
            return users.upgradeFormat(new Steps(progress));
        } finally {
            progress.end();
        }
    }
}
