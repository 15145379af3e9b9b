package io.scimserver.example;

import io.scimserver.jdbc.SqliteBackup;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Restore of a backup in the place of the SQLite file that a server keeps its data in. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Put a backup in the place of a SQLite store, whose file is kept under another name. Stop its"
                + " server first.")
final class RestoreCommand implements Callable<Integer> {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--from", required = true, paramLabel = "<file>", description = "The backup.")
    private Path from = Path.of("");

    @Override
    public Integer call() {
        return store.changeFile(file -> {
            String name = file.getFileName() + ".replaced-"
                    + LocalDateTime.now(ZoneOffset.UTC).format(SECOND);
            new SqliteBackup(file).restore(from, file.resolveSibling(name));
            return "Restored: " + file;
        });
    }
}
