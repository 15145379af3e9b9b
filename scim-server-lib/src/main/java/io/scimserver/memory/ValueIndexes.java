package io.scimserver.memory;

import io.scimserver.memory.RequiredValues.Required;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.FilterAttribute;
import io.scimserver.store.search.value.ComparisonKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Indexes of the attributes that filters have compared by {@code eq}, up to {@value #MOST}: the first search on an
 * attribute makes its index, every write keeps it up to date. Read by any thread, changed by one at a time.
 */
final class ValueIndexes {

    /**
     * Maximum number of indexes: more attributes than a tenant looks users up by. Each index takes about 150 bytes for
     * each user.
     */
    static final int MOST = 16;

    private record Key(List<String> fields, ComparisonKind kind) {

        static Key of(FilterAttribute attribute) {
            return new Key(ValueIndex.fieldsOf(attribute), ComparisonKind.of(attribute.type()));
        }

        /** Returns true for values that the store knows without reading documents. */
        boolean isOfTheStore() {
            return fields.get(0).equals("meta") || fields.get(0).equals("id");
        }
    }

    private final Map<Key, ValueIndex> indexes = new ConcurrentHashMap<>();

    /** Finds the fewest entries among which all matches are; empty if there is no index for the query. */
    Optional<Entries> find(List<Required> required) {
        return required.stream()
                .flatMap(each -> Optional.ofNullable(indexes.get(Key.of(each.attribute()))).stream()
                        .<Entries>map(index -> index.find(each.value())))
                .min(Comparator.comparingInt(Entries::size));
    }

    static List<Required> requiredBy(UserQuery query) {
        return query.filter().map(new RequiredValues(query.types())::translate).orElse(List.of());
    }

    /** Returns true if an index that does not exist yet could help. */
    boolean isMissing(List<Required> required) {
        return required.stream().map(each -> Key.of(each.attribute())).anyMatch(this::isMissing);
    }

    private boolean isMissing(Key key) {
        return !key.isOfTheStore() && indexes.size() < MOST && !indexes.containsKey(key);
    }

    void make(List<Required> required, CreationOrder users) {
        for (Required each : required) {
            Key key = Key.of(each.attribute());
            if (isMissing(key)) {
                ValueIndex index = new ValueIndex(each.attribute());
                users.stream().forEach(entry -> index.add(entry, readAlone(entry.user())));
                indexes.put(key, index);
            }
        }
    }

    void add(Entry entry, UserDocument user) {
        indexes.values().forEach(index -> index.add(entry, user));
    }

    void remove(Entry entry) {
        if (!indexes.isEmpty()) {
            UserDocument last = readAlone(entry.user());
            indexes.values().forEach(index -> index.remove(entry, last));
        }
    }

    /** Makes the change, so that a reader that searches for a value that stays finds the entry throughout. */
    void change(Entry entry, UserDocument after, Runnable change) {
        if (indexes.isEmpty()) {
            change.run();
            return;
        }
        UserDocument before = readAlone(entry.user());
        List<ValueIndex.Change> changes = indexes.values().stream()
                .map(index -> index.change(entry, before, after))
                .toList();
        changes.forEach(ValueIndex.Change::addNew);
        change.run();
        changes.forEach(ValueIndex.Change::removeOld);
    }

    /**
     * Returns the document read by itself. A tree takes several times the memory of its JSON: the stored document must
     * not keep this one.
     */
    private static UserDocument readAlone(StoredUser user) {
        return UserDocument.ofJson(user.attributes().json());
    }
}
