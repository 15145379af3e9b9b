package io.scimserver.testkit.user;

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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whole store in one class: a list, searched from one end to the other. The example of docs/writing-a-store.md. */
final class ListUserStore implements UserStore {

    private final Clock clock;
    private final List<Listed> users = new ArrayList<>();
    private final Set<String> usedIds = new HashSet<>();
    private long lastNumber;
    private long lastVersion;

    ListUserStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized StoredUser create(String suggestedId, UserDocument user) {
        String id = usedIds.contains(suggestedId) ? UUID.randomUUID().toString() : suggestedId;
        requireFreeUserName(id, user);
        usedIds.add(id);
        StoredUser created = StoredUser.created(id, nextVersion(), user, clock);
        lastNumber++;
        users.add(new Listed(lastNumber, created));
        return created;
    }

    @Override
    public synchronized Optional<StoredUser> find(String id) {
        return users.stream()
                .map(Listed::user)
                .filter(user -> user.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        Optional<StoredUser> before = atVersion(id, expectedVersion);
        return before.map(old -> {
            requireFreeUserName(id, user);
            StoredUser changed = old.changed(nextVersion(), user, clock);
            users.replaceAll(listed -> listed.user().id().equals(id) ? new Listed(listed.number(), changed) : listed);
            return changed;
        });
    }

    @Override
    public synchronized boolean delete(String id, String expectedVersion) {
        return atVersion(id, expectedVersion).isPresent()
                && users.removeIf(listed -> listed.user().id().equals(id));
    }

    @Override
    public synchronized UserPage search(UserQuery query) {
        return ScanningSearch.search(users.stream(), query);
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.of(StoreFeature.SORTING, StoreFeature.CURSORS);
    }

    private Optional<StoredUser> atVersion(String id, String version) {
        return find(id).filter(user -> user.version().equals(version));
    }

    private void requireFreeUserName(String id, UserDocument document) {
        String wanted = userName(document);
        boolean taken = users.stream()
                .map(Listed::user)
                .anyMatch(user ->
                        !user.id().equals(id) && userName(user.attributes()).equals(wanted));
        if (taken) {
            throw new DuplicateUser("userName");
        }
    }

    private static String userName(UserDocument document) {
        return Folding.fold(document.tree().path("userName").asText());
    }

    private String nextVersion() {
        lastVersion++;
        return String.valueOf(lastVersion);
    }
}
