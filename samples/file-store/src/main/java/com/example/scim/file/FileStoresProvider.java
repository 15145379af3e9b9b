package com.example.scim.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.scimserver.OpenedStore;
import io.scimserver.UserStoresProvider;
import io.scimserver.tenant.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Provider for {@code files:<folder>}, which one process at a time opens; each tenant has a folder below it. */
public final class FileStoresProvider implements UserStoresProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("files");
    }

    @Override
    public String description() {
        return "files:<folder> (one JSON file a user)";
    }

    @Override
    public OpenedStore open(String uri, Clock clock) {
        Path root = Path.of(uri.substring("files:".length()));
        FileChannel lock = lock(root);
        Map<Tenant, FileUserStore> stores = new ConcurrentHashMap<>();
        return OpenedStore.of(tenant -> stores.computeIfAbsent(
                        tenant, key -> new FileUserStore(new UserFolder(folder(root, key)), clock)))
                .releasing(() -> release(lock));
    }

    /** Returns the folder of a tenant, whose id is not fit for a name. */
    private static Path folder(Path root, Tenant tenant) {
        return root.resolve(UUID.nameUUIDFromBytes(tenant.id().getBytes(UTF_8)).toString());
    }

    private static FileChannel lock(Path root) {
        try {
            Path file = Files.createDirectories(root).resolve("lock");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Optional.ofNullable(channel.tryLock()).orElseThrow(() -> new IOException("another process uses it"));
            return channel;
        } catch (IOException | OverlappingFileLockException e) {
            throw UserFolder.unavailable(e);
        }
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
