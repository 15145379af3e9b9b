package io.scimserver.memory;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.schema.Attribute;
import io.scimserver.store.ResourceStore;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.ScanningSearch;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.store.search.value.Folding;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Store of the resources of one type in one tenant. One thread at a time. */
final class InMemoryResourceStore implements ResourceStore {

    /** Value of a unique attribute, folded unless its case matters. */
    private record Key(String attribute, String value) {}

    private final List<Attribute> uniqueAttributes;
    private final Clock clock;
    private final Map<String, Listed> resources = new LinkedHashMap<>();
    private final Map<Key, String> idsByKey = new HashMap<>();
    private final Set<String> usedIds = new HashSet<>();

    InMemoryResourceStore(List<Attribute> uniqueAttributes, Clock clock) {
        this.uniqueAttributes = uniqueAttributes;
        this.clock = clock;
    }

    @Override
    public synchronized StoredUser create(String suggestedId, UserDocument resource) {
        String id = usedIds.contains(suggestedId) ? UUID.randomUUID().toString() : suggestedId;
        List<Key> keys = freeKeys(resource, id);
        StoredUser created = StoredUser.created(id, "1", resource, clock);
        usedIds.add(id);
        resources.put(id, new Listed(usedIds.size(), created));
        keys.forEach(key -> idsByKey.put(key, id));
        return created;
    }

    @Override
    public synchronized Optional<StoredUser> find(String id) {
        return listed(id).map(Listed::user);
    }

    @Override
    public synchronized Optional<StoredUser> replace(String id, String expectedVersion, UserDocument resource) {
        return at(id, expectedVersion).map(before -> {
            List<Key> keys = freeKeys(resource, id);
            keysOf(before.user().attributes()).forEach(idsByKey::remove);
            keys.forEach(key -> idsByKey.put(key, id));
            String version = String.valueOf(Long.parseLong(expectedVersion) + 1);
            StoredUser after = before.user().changed(version, resource, clock);
            resources.put(id, new Listed(before.number(), after));
            return after;
        });
    }

    @Override
    public synchronized boolean delete(String id, String expectedVersion) {
        Optional<Listed> last = at(id, expectedVersion);
        last.ifPresent(resource -> {
            keysOf(resource.user().attributes()).forEach(idsByKey::remove);
            resources.remove(id);
        });
        return last.isPresent();
    }

    @Override
    public synchronized UserPage search(UserQuery query) {
        return ScanningSearch.search(resources.values().stream(), query);
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.allOf(StoreFeature.class);
    }

    private Optional<Listed> listed(String id) {
        return Optional.ofNullable(resources.get(id));
    }

    private Optional<Listed> at(String id, String version) {
        return listed(id).filter(resource -> resource.user().version().equals(version));
    }

    /** Returns the keys of a resource, or throws {@link DuplicateUser} if another one has one of them. */
    private List<Key> freeKeys(UserDocument resource, String id) {
        List<Key> keys = keysOf(resource);
        keys.stream()
                .filter(key -> !idsByKey.getOrDefault(key, id).equals(id))
                .findFirst()
                .ifPresent(taken -> {
                    throw new DuplicateUser(taken.attribute());
                });
        return keys;
    }

    private List<Key> keysOf(UserDocument resource) {
        return uniqueAttributes.stream()
                .flatMap(attribute -> keyOf(attribute, resource.member(attribute.name())).stream())
                .toList();
    }

    private static Optional<Key> keyOf(Attribute attribute, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String exactOrFolded = attribute.caseExact() ? value.asText() : Folding.fold(value.asText());
        return Optional.of(new Key(attribute.name(), exactOrFolded));
    }
}
