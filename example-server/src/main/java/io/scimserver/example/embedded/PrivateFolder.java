package io.scimserver.example.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folder of the server's data, closed to every other account: 0700 for the folder, 0600 for the server's files in it,
 * whatever the umask is. File systems without POSIX permissions are left as they are.
 */
final class PrivateFolder {

    private static final Logger log = LoggerFactory.getLogger(PrivateFolder.class);

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final String ownFiles;
    private final boolean hasPermissions;

    /** @param ownFiles pattern of the names of the server's files; others in the folder are not touched */
    PrivateFolder(Path folder, String ownFiles) {
        this.folder = folder;
        this.ownFiles = ownFiles;
        this.hasPermissions =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Makes the folder, or closes one that is open; the log says if it was. */
    void open() throws IOException {
        if (Files.isDirectory(folder)) {
            if (close()) {
                log.info("Other accounts could read the data folder {}: its permissions are 0700 now", folder);
            }
        } else if (hasPermissions) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
            close();
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Closes the folder and the files that are in it now; returns true if anything was open. */
    boolean close() throws IOException {
        if (!hasPermissions) {
            return false;
        }
        boolean wasOpen = close(folder, FOLDER);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ownFiles)) {
            for (Path file : files) {
                // A link leads to a file that is somebody else's.
                wasOpen |= Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && close(file, FILE);
            }
        }
        return wasOpen;
    }

    private static boolean close(Path path, Set<PosixFilePermission> allowed) throws IOException {
        if (allowed.equals(Files.getPosixFilePermissions(path))) {
            return false;
        }
        try {
            Files.setPosixFilePermissions(path, allowed);
            return true;
        } catch (FileSystemException e) {
            // A mounted volume may belong to another account, which alone may change it.
            log.warn(
                    "Other accounts may read {}, and this one may not change that: set its permissions to {}",
                    path,
                    PosixFilePermissions.toString(allowed));
            return false;
        }
    }
}
