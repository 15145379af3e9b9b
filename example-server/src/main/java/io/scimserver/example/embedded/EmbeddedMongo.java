package io.scimserver.example.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Database within this process that speaks MongoDB's protocol and keeps its data in one file of a folder. Every write
 * that it has acknowledged is in the file: killing the process loses nothing. (The operating system writes the file to
 * the disk a little later: a power failure may lose the last seconds.)
 *
 * <p>A backup is a copy of the folder, made while the server is stopped; to restore it, put it back.
 *
 * <p>Only this process is let in: the connection string carries a secret, made at every start.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final String FILE = "scim.mv.db";
    private static final int CACHE_MEGABYTES = 64;

    /** Size of a page. Every commit writes whole pages: small ones keep a commit small. */
    private static final int PAGE_BYTES = 4 * 1024;

    /** Time for which replaced data is kept. */
    private static final Duration RETENTION = EmbeddedBackend.LONGEST_WITHOUT_SYNC.multipliedBy(2);

    /** Header of a file that was closed in good order. */
    private static final Pattern CLOSED = Pattern.compile("^H:2,[^\\n]*clean:1,[^\\n]*version:([0-9a-f]{1,15})");

    private static final int HEADER_BYTES = 1024;
    private static final int HEXADECIMAL = 16;

    private static final int MILLIS_TO_TIDY_UP = 2_000;

    private final MVStore store;
    private final MongoServer server;
    private final String secret;

    private EmbeddedMongo(MVStore store, String secret) {
        this.store = store;
        this.secret = secret;
        this.server = new MongoServer(new EmbeddedBackend(store, secret));
        this.server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /**
     * Opens the data in a folder, or begins with none in a new one.
     *
     * @throws IllegalStateException if another process uses the folder, or its data is damaged; nothing is changed then,
     *     and the message tells an administrator what to do
     */
    public static EmbeddedMongo start(Path folder) {
        PrivateFolder data = new PrivateFolder(folder, FILE + "*");
        try {
            data.open();
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + folder + " cannot be made", e);
        }
        Path file = folder.resolve(FILE);
        MVStore store = open(file);
        try {
            data.close(); // The store made its file as the umask says.
            return new EmbeddedMongo(store, UUID.randomUUID().toString());
        } catch (MVStoreException e) {
            store.closeImmediately();
            throw new IllegalStateException(explain(file, e), e);
        } catch (IOException e) {
            store.closeImmediately();
            throw new UncheckedIOException("the data folder " + folder + " cannot be read", e);
        }
    }

    /** Returns the connection string for a client in this process. */
    public String connectionString() {
        return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/?directConnection=true&appName="
                + secret;
    }

    /** Ends the server; close its clients first. */
    @Override
    public void close() {
        server.shutdownNow();
        store.close(MILLIS_TO_TIDY_UP);
    }

    private static MVStore open(Path file) {
        try {
            if (Files.exists(file) && Files.size(file) == 0) {
                throw new IllegalStateException(
                        "the data in " + file
                                + " is damaged: the file is empty. Restore it from a backup, or delete it to begin without data.");
            }
            OptionalLong expected = versionAtTheEnd(file);
            MVStore store = openStore(file);
            if (expected.isPresent() && store.getCurrentVersion() < expected.getAsLong()) {
                store.closeImmediately();
                throw new IllegalStateException(damaged(file));
            }
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException("the data in " + file + " cannot be read", e);
        } catch (MVStoreException e) {
            throw new IllegalStateException(explain(file, e), e);
        }
    }

    /** Opens the store so that only commit() writes: a commit at any other time could keep the half of a write. */
    private static MVStore openStore(Path file) {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE_BYTES)
                .compress()
                .open();
        store.setRetentionTime((int) RETENTION.toMillis());
        return store;
    }

    /**
     * Returns the version that a file had when it was closed in good order. The store itself would take the latest that
     * it finds, and would not report a missing one.
     */
    private static OptionalLong versionAtTheEnd(Path file) throws IOException {
        if (Files.notExists(file)) {
            return OptionalLong.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            String header = new String(in.readNBytes(HEADER_BYTES), StandardCharsets.ISO_8859_1);
            Matcher version = CLOSED.matcher(header);
            return version.find()
                    ? OptionalLong.of(Long.parseLong(version.group(1), HEXADECIMAL))
                    : OptionalLong.empty();
        }
    }

    private static String damaged(Path file) {
        return "the data in " + file + " is damaged. It was left as it is: restore it from a backup.";
    }

    private static String explain(Path file, MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                "the data in " + file + " is in use by another process: end that one, or choose another folder.";
            case DataUtils.ERROR_FILE_CORRUPT,
                    DataUtils.ERROR_UNSUPPORTED_FORMAT,
                    DataUtils.ERROR_READING_FAILED,
                    DataUtils.ERROR_CHUNK_NOT_FOUND -> damaged(file);
            default -> "the data in " + file + " cannot be opened (error " + e.getErrorCode() + ").";
        };
    }
}
