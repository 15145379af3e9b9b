package com.example.scim.file;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.scimserver.store.StoreException.OutcomeUnknown;
import io.scimserver.store.StoreException.Unavailable;
import io.scimserver.store.StoredUser;
import io.scimserver.store.search.ScanningSearch.Listed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Folder with the files of one tenant's users. A file is whole or not there, whenever the process ends. */
record UserFolder(Path path) {

    List<Listed> readAll() {
        List<Listed> users = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Files.createDirectories(path), "*.json")) {
            for (Path file : files) {
                long number = Long.parseLong(file.getFileName().toString().replace(".json", ""));
                users.add(new Listed(number, StoredUser.ofJson(Files.readAllBytes(file))));
            }
            return users;
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** Writes a file beside the other one, forces it to the disk, and puts it in its place in one step. */
    void replace(Listed user) {
        Path part = path.resolve(user.number() + ".part");
        try {
            Files.write(part, user.user().toJson(), CREATE, TRUNCATE_EXISTING, WRITE, SYNC);
            Files.move(part, path.resolve(user.number() + ".json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    void delete(Listed user) {
        try {
            Files.delete(path.resolve(user.number() + ".json"));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** Forces names of files to the disk, on POSIX systems. If it fails, they may be there or not after a power cut. */
    void force() {
        try (FileChannel folder = FileChannel.open(path, READ)) {
            folder.force(true);
        } catch (IOException e) {
            throw new OutcomeUnknown("the folder of the users cannot be forced to the disk", e);
        }
    }

    static Unavailable unavailable(Exception e) {
        return new Unavailable("the folder of the users cannot be used: " + e, Duration.ofSeconds(30), e);
    }
}
