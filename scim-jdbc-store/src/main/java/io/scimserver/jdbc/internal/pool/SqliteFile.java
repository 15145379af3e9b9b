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
        Path path = file.toAbsolutePath();
        try {
            Path folder = Optional.ofNullable(path.getParent()).orElse(path);
            Files.createDirectories(folder, permissions(folder, "rwx------"));
            FileChannel lock = lock(path);
            createIfMissing(path, lock);
            return new SqliteFile(path, lock);
        } catch (IOException e) {
            throw new Unavailable(
                    "the data in " + path + " cannot be created or written: check the permissions of its folder",
                    RETRY_AFTER,
                    e);
        }
    }

    public Path path() {
        return path;
    }

    /**
     * Reads the whole file.
     *
     * @throws SQLException if it is damaged
     */
    public void check(SqlitePool pool) throws SQLException {
        Connection connection = pool.take(false);
        boolean isSound = false;
        try (Statement statement = connection.createStatement();
                ResultSet faults = statement.executeQuery("pragma quick_check(1)")) {
            isSound = faults.next() && "ok".equals(faults.getString(1));
        } finally {
            pool.giveBack(connection, false, isSound);
        }
        if (!isSound) {
            throw new SQLException("damaged", null, CORRUPT);
        }
    }

    /** Returns the failure to open the file, with a message that tells an administrator what to do. */
    public Unavailable explain(SQLException e) {
        return new Unavailable("the data in " + path + " " + state(e), RETRY_AFTER, e);
    }

    /** Lets other processes in. */
    @Override
    public void close() {
        release(lock);
    }

    private static String state(SQLException e) {
        return switch (e.getErrorCode()) {
            case CORRUPT, NOT_A_DATABASE -> "is damaged. It was left as it is: restore it from a backup.";
            case FULL -> "cannot be opened: the disk is full.";
            case READ_ONLY, CANNOT_OPEN ->
                "cannot be written: check the permissions of the file and of its folder, and the room on the disk.";
            default -> "cannot be opened: " + e.getMessage();
        };
    }

    private static FileChannel lock(Path path) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".lock");
        create(beside);
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

    private static void createIfMissing(Path path, FileChannel lock) throws IOException {
        boolean isCreated = false;
        try {
            boolean isNew = create(path);
            if (!isNew && Files.size(path) == 0) {
                throw new Unavailable(
                        "the data in " + path + " is damaged: the file is empty. Restore it from a backup, or delete it"
                                + " to begin without data.",
                        RETRY_AFTER,
                        new IOException("empty"));
            }
            isCreated = true;
        } finally {
            if (!isCreated) {
                release(lock);
            }
        }
    }

    /** Creates an empty file, unless it is there. The database gives the files beside it the same permissions. */
    @SuppressWarnings("UnusedException")
    private static boolean create(Path path) throws IOException {
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

    /** Releases the lock; if that fails, the end of the process releases it. */
    @SuppressWarnings("UnusedException")
    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            // The file stays locked, which the next one to open it is told.
        }
    }
}
