package com.example.scim.file;

import static java.util.Comparator.comparingLong;

import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.ScanningSearch;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.store.search.value.Folding;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Users of one tenant: each is a JSON file, whose name is the number in the order of creation; all of them are in memory,
 * too, where searches find them. Writes take turns. Safe for use by many threads.
 */
final class FileUserStore implements UserStore {

    private final UserFolder folder;
    private final Clock clock;
    private final Map<String, Listed> users = new ConcurrentHashMap<>();
    private final Map<String, String> idsByName = new ConcurrentHashMap<>();
    private long lastNumber;

    FileUserStore(UserFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        folder.readAll().forEach(this::remember);
    }

    /** Ignores the suggested id: no random one is ever given twice, so that those of deleted users need no memory. */
    @Override
    public synchronized StoredUser create(String suggestedId, UserDocument user) {
        return write(new Listed(lastNumber + 1, StoredUser.created(random(), random(), user, clock)));
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return Optional.ofNullable(users.get(id)).map(Listed::user);
    }

    @Override
    public synchronized Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        return atVersion(id, expectedVersion)
                .map(before -> write(new Listed(before.number(), before.user().changed(random(), user, clock))));
    }

    @Override
    public synchronized boolean delete(String id, String expectedVersion) {
        Optional<Listed> found = atVersion(id, expectedVersion);
        found.ifPresent(before -> {
            folder.delete(before);
            idsByName.remove(nameOf(before.user()));
            users.remove(id);
            folder.force();
        });
        return found.isPresent();
    }

    @Override
    public UserPage search(UserQuery query) {
        return ScanningSearch.search(users.values().stream().sorted(comparingLong(Listed::number)), query);
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.of(StoreFeature.SORTING, StoreFeature.CURSORS);
    }

    private Optional<Listed> atVersion(String id, String version) {
        return Optional.ofNullable(users.get(id))
                .filter(listed -> listed.user().version().equals(version));
    }

    /** Memory follows the disk at once: if the last step fails, a reader sees what is probably there. */
    private StoredUser write(Listed listed) {
        StoredUser user = listed.user();
        if (!idsByName.getOrDefault(nameOf(user), user.id()).equals(user.id())) {
            throw new DuplicateUser("userName");
        }
        folder.replace(listed);
        find(user.id()).ifPresent(before -> idsByName.remove(nameOf(before)));
        remember(listed);
        folder.force();
        return user;
    }

    private void remember(Listed listed) {
        users.put(listed.user().id(), listed);
        idsByName.put(nameOf(listed.user()), listed.user().id());
        lastNumber = Math.max(lastNumber, listed.number());
    }

    private static String nameOf(StoredUser user) {
        return Folding.fold(user.attributes().member("userName").asText());
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }
}
