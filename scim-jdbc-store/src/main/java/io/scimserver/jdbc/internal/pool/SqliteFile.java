package io.scimserver.jdbc.internal.pool;

import io.scimserver.store.StoreException.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * File of a SQLite database, which one process at a time opens: until it is closed, the process holds a lock on a second
 * file beside it. A new file is open to the user of the process only, as is a new folder.
 */
public final class SqliteFile implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    /** Result codes of SQLite. */
    private static final int READ_ONLY = 8;

    private static final int IO_ERROR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NOT_A_DATABASE = 26;

    private final Path path;
    private final FileChannel lock;

    private SqliteFile(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens a file for this process, or creates it.
     *
     * @throws Unavailable if another process uses it, it is empty, or it cannot be created; nothing is changed then
     */
    public static SqliteFile open(Path file) {
        SqliteFile locked = lock(file);
        boolean isOpen = false;
        try {
            locked.createIfMissing();
            isOpen = true;
            return locked;
        } catch (IOException e) {
            throw notWritable(locked.path, e);
        } finally {
            if (!isOpen) {
                locked.close();
            }
        }
    }

    /**
     * Keeps other processes out of a file, which need not be there.
     *
     * @throws Unavailable if another process uses it, or its folder cannot be written
     */
    public static SqliteFile lock(Path file) {
        Path path = file.toAbsolutePath();
        try {
            Path folder = Optional.ofNullable(path.getParent()).orElse(path);
            Files.createDirectories(folder, permissions(folder, "rwx------"));
            return new SqliteFile(path, lockBeside(path));
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    public Path path() {
        return path;
    }

    /**
     * Reads the whole database.
     *
     * @throws SQLException if it is damaged
     */
    public static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            check(statement);
        }
    }

    /** Reads the whole database, as {@link #check(Connection)}, by a statement that another thread can cancel. */
    static void check(Statement statement) throws SQLException {
        try (ResultSet faults = statement.executeQuery("pragma quick_check(1)")) {
            if (!faults.next() || !"ok".equals(faults.getString(1))) {
                throw new SQLException("damaged", null, CORRUPT);
            }
        }
    }

    /** Returns the failure to use a file, with a message that tells an administrator what to do. */
    public static Unavailable explain(Path path, SQLException e) {
        return new Unavailable("the data in " + path + " " + state(e), RETRY_AFTER, e);
    }

    /** Lets other processes in. */
    @Override
    @SuppressWarnings("UnusedException")
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The file stays locked until the process ends; the next one to open it is told.
        }
    }

    private static String state(SQLException e) {
        return switch (e.getErrorCode()) {
            case CORRUPT, NOT_A_DATABASE -> "is damaged: restore it from a backup.";
            case FULL -> "cannot be written: the disk is full.";
            case IO_ERROR -> "cannot be opened: the disk is full, or reports an error. " + e.getMessage();
            case READ_ONLY, CANNOT_OPEN ->
                "cannot be written: check the permissions of the file and of its folder, and the room on the disk.";
            default -> "cannot be opened: " + e.getMessage();
        };
    }

    private static FileChannel lockBeside(Path path) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".lock");
        createEmpty(beside);
        FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE);
        boolean isLocked = false;
        try {
            isLocked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            throw inUse(path, e);
        } finally {
            if (!isLocked) {
                channel.close();
            }
        }
        if (!isLocked) {
            throw inUse(path, new IOException("locked"));
        }
        return channel;
    }

    private static Unavailable inUse(Path path, Exception cause) {
        return new Unavailable(
                "the data in " + path + " is in use by another process: end that one, or choose another file.",
                RETRY_AFTER,
                cause);
    }

    private static Unavailable notWritable(Path path, IOException cause) {
        return new Unavailable(
                "the data in " + path + " cannot be created or written: check the permissions of its folder",
                RETRY_AFTER,
                cause);
    }

    private void createIfMissing() throws IOException {
        if (!createEmpty(path) && Files.size(path) == 0) {
            throw new Unavailable(
                    "the data in " + path + " is damaged: the file is empty. Restore it from a backup, or delete it"
                            + " to begin without data.",
                    RETRY_AFTER,
                    new IOException("empty"));
        }
    }

    /**
     * Creates an empty file, which is a database without tables and open to the user of the process only. SQLite gives
     * the files beside it the same permissions. Returns false if the file is there.
     */
    @SuppressWarnings("UnusedException")
    public static boolean createEmpty(Path path) throws IOException {
        try {
            Files.createFile(path, permissions(path, "rw-------"));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static FileAttribute<?>[] permissions(Path path, String allowed) {
        boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(allowed))
                }
                : new FileAttribute<?>[0];
    }
}
