package io.scimserver.example.files;

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
 * Folder with the server's data, closed to every other account: 0700 for the folder, 0600 for the server's files in it,
 * whatever the umask is. File systems without POSIX permissions are left as they are.
 */
final class PrivateFolder {

    private static final Logger log = LoggerFactory.getLogger(PrivateFolder.class);

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final String ownFiles;

    /** @param ownFiles beginning of the names of the server's files; others in the folder are not touched */
    PrivateFolder(Path folder, String ownFiles) {
        this.folder = folder;
        this.ownFiles = ownFiles;
    }

    /** Closes the folder and the files if they are there and open; the log says if they were. */
    void close() throws IOException {
        if (!hasPermissions()) {
            return;
        }
        boolean wasOpen = close(folder, FOLDER);
        if (closeFiles() || wasOpen) {
            log.info("Other accounts could read the data folder {}: its permissions are 0700 now", folder);
        }
    }

    /** Closes the files alone: the folder is somebody else's. */
    void closeOnlyFiles() throws IOException {
        if (hasPermissions() && closeFiles()) {
            log.info("Other accounts could read {} in {}: its permissions are 0600 now", ownFiles, folder);
        }
    }

    private boolean hasPermissions() {
        return Files.isDirectory(folder)
                && folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private boolean closeFiles() throws IOException {
        boolean wasOpen = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, this::isOwn)) {
            for (Path file : files) {
                wasOpen |= close(file, FILE);
            }
        }
        return wasOpen;
    }

    /** Returns true if this is a file of the server. A link leads to a file that is somebody else's. */
    private boolean isOwn(Path file) {
        return file.getFileName().toString().startsWith(ownFiles)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
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
