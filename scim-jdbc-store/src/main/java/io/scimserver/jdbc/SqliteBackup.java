package io.scimserver.jdbc;

import io.scimserver.jdbc.internal.pool.SqliteFile;
import io.scimserver.store.StoreException.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * Backups of the SQLite file that a store of {@code sqlite:<file>} keeps its data in. A backup is a database of its own,
 * in one file that only the user of the process may read.
 */
public final class SqliteBackup {

    /** Endings of the files that make up a database; those after the first are there while it is open or was killed. */
    private static final List<String> PARTS = List.of("", "-wal", "-shm");

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final Path file;

    /** @param file the file of the store */
    public SqliteBackup(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Writes a backup of the file as it is now. A store that has the file open goes on reading and writing.
     *
     * @throws IllegalArgumentException if the file is not there, or the backup is
     * @throws Unavailable if the file cannot be read, or the backup cannot be written; there is no backup then
     */
    public void write(Path backup) {
        requireFile(file);
        refuseFile(backup);
        Path part = sibling(backup.toAbsolutePath(), ".part");
        try {
            copy(file, part);
            Files.move(part, backup, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Unavailable("the backup " + backup + " cannot be written: " + e, RETRY_AFTER, e);
        } catch (SQLException e) {
            throw SqliteFile.explain(file, e);
        }
    }

    /**
     * Puts a backup in the place of the file, which is kept under another name.
     *
     * @param replaced the name of the file that is replaced
     * @throws IllegalArgumentException if the backup is not there, or a file of the other name is
     * @throws Unavailable if the backup is damaged or no store's, or if the file is in use; nothing is changed then
     */
    public void restore(Path backup, Path replaced) {
        requireFile(backup);
        refuseFile(replaced);
        try (SqliteFile locked = SqliteFile.lock(file)) {
            Path part = sibling(locked.path(), ".part");
            copy(backup, part);
            for (String ending : PARTS) {
                moveIfThere(sibling(file, ending), sibling(replaced.toAbsolutePath(), ending));
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Unavailable("the backup cannot be put in place: " + e, RETRY_AFTER, e);
        } catch (SQLException e) {
            throw SqliteFile.explain(backup, e);
        }
    }

    /** Copies a database into a new file, of which nothing is left if that fails. */
    private static void copy(Path from, Path to) throws IOException, SQLException {
        // One that was left behind by a process that was killed.
        Files.deleteIfExists(to);
        SqliteFile.createEmpty(to);
        boolean isDone = false;
        try {
            copyTables(from, to);
            force(to);
            isDone = true;
        } finally {
            if (!isDone) {
                Files.deleteIfExists(to);
            }
        }
    }

    /** Copies a database that is sound and has the tables of a store. */
    private static void copyTables(Path from, Path to) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + from)) {
            SqliteFile.check(connection);
            try (Statement version = connection.createStatement()) {
                version.execute("select version from scim_schema");
            }
            try (PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
                copy.setString(1, to.toString());
                copy.executeUpdate();
            }
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void moveIfThere(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void requireFile(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("there is no file " + path);
        }
    }

    private static void refuseFile(Path path) {
        if (Files.exists(path)) {
            throw new IllegalArgumentException(path + " exists already and is not overwritten");
        }
    }

    private static Path sibling(Path path, String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }
}
