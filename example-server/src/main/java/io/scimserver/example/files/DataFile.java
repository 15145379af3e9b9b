package io.scimserver.example.files;

import io.scimserver.store.StoreException.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * File of a SQLite store that this server opens.
 *
 * @param path where it is, or will be
 */
public record DataFile(Path path) {

    private static final String SCHEME = "sqlite:";

    /** File of the default store before it was SQLite. */
    private static final String FORMER = "scim.mv.db";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    /** Returns the file that the URI of a store names; empty if it names none. */
    public static Optional<DataFile> of(String uri) {
        boolean isFile = uri.toLowerCase(Locale.ROOT).startsWith(SCHEME) && uri.length() > SCHEME.length();
        return isFile
                ? Optional.of(
                        new DataFile(Path.of(uri.substring(SCHEME.length())).toAbsolutePath()))
                : Optional.empty();
    }

    /**
     * Closes the file to other accounts before it is opened.
     *
     * @param dataFolder the server's own folder, which is closed, too; every other one stays as its owner made it
     * @throws Unavailable if there is no such file, but one of the former default store; nothing is changed then
     */
    public void prepare(Path dataFolder) {
        refuseFormerData();
        Path folder = Optional.ofNullable(path.getParent()).orElse(path);
        PrivateFolder closed = new PrivateFolder(folder, String.valueOf(path.getFileName()));
        try {
            if (folder.normalize().equals(dataFolder.toAbsolutePath().normalize())) {
                closed.close();
            } else {
                closed.closeOnlyFiles();
            }
        } catch (IOException e) {
            throw new Unavailable("the data folder " + folder + " cannot be read", RETRY_AFTER, e);
        }
    }

    private void refuseFormerData() {
        Path former = path.resolveSibling(FORMER);
        if (Files.exists(former) && Files.notExists(path)) {
            throw new Unavailable(
                    former
                            + " is data of an older version, which this one cannot read or convert. It was left as it is."
                            + " Start the older version to read it, for example by GET /Users. To begin without it,"
                            + " move it to another folder.",
                    RETRY_AFTER,
                    new IOException("former data"));
        }
    }
}
