package io.scimserver.testkit.flaw;

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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Plainest store that keeps the contract, with a method for each thing that a flawed store does otherwise. */
public class PlainStore implements UserStore {

    public final Map<String, Listed> users = new LinkedHashMap<>();
    private final Set<String> usedIds = new HashSet<>();
    private long numbers;
    private long versions;

    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        synchronized (this) {
            String id = newId(suggestedId);
            requireFree(id, user);
            Instant now = now();
            return put(id, new StoredUser(id, newVersion(id, user), now, now, kept(user)));
        }
    }

    @Override
    public Optional<StoredUser> find(String id) {
        synchronized (this) {
            return Optional.ofNullable(users.get(id)).map(Listed::user);
        }
    }

    @Override
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        synchronized (this) {
            Optional<StoredUser> before = find(id).filter(found -> mayReplace(found, expectedVersion));
            return before.map(old -> {
                requireFree(id, user);
                return put(id, changed(old, user));
            });
        }
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        synchronized (this) {
            Optional<StoredUser> before = find(id).filter(found -> mayDelete(found, expectedVersion));
            before.ifPresent(user -> users.remove(id));
            return before.isPresent();
        }
    }

    @Override
    public UserPage search(UserQuery query) {
        synchronized (this) {
            return ScanningSearch.search(listed(), query);
        }
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.allOf(StoreFeature.class);
    }

    public String newId(String suggestedId) {
        String id = usedIds.contains(suggestedId) ? UUID.randomUUID().toString() : suggestedId;
        usedIds.add(id);
        return id;
    }

    public String newVersion(String id, UserDocument user) {
        versions++;
        return "v" + versions;
    }

    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    public UserDocument kept(UserDocument user) {
        return user;
    }

    public boolean mayReplace(StoredUser user, String expectedVersion) {
        return user.version().equals(expectedVersion);
    }

    public boolean mayDelete(StoredUser user, String expectedVersion) {
        return user.version().equals(expectedVersion);
    }

    public StoredUser changed(StoredUser old, UserDocument user) {
        Instant now = now();
        Instant later = now.isBefore(old.lastModified()) ? old.lastModified() : now;
        return new StoredUser(old.id(), newVersion(old.id(), user), old.created(), later, kept(user));
    }

    public StoredUser put(String id, StoredUser user) {
        Listed before = users.get(id);
        numbers++;
        users.put(id, new Listed(before == null ? numbers : before.number(), user));
        return user;
    }

    public void requireFree(String id, UserDocument user) {
        String key = key(userName(user));
        boolean taken = users.values().stream()
                .anyMatch(other -> !other.user().id().equals(id)
                        && key(userName(other.user().attributes())).equals(key));
        if (taken) {
            throw new DuplicateUser("userName");
        }
    }

    public String key(String userName) {
        return Folding.fold(userName);
    }

    public Stream<Listed> listed() {
        return users.values().stream();
    }

    public static String userName(UserDocument user) {
        return user.tree().path("userName").asText();
    }
}
