package io.scimserver.example;

import io.scimserver.jdbc.SqliteBackup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Backup of the SQLite file that a server keeps its data in; the server may run meanwhile. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Write a backup of a SQLite store into a new file; its server may run meanwhile.")
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--to", required = true, paramLabel = "<file>", description = "The file to write.")
    private Path to = Path.of("");

    @Override
    public Integer call() {
        return store.changeFile(file -> {
            new SqliteBackup(file).write(to);
            return "Backup: " + to.toAbsolutePath();
        });
    }
}
