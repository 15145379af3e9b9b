package io.scimserver.memory;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.store.AttributeType;
import io.scimserver.store.UserDocument;
import io.scimserver.store.search.FilterAttribute;
import io.scimserver.store.search.value.ComparisonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Index of entries by the values of one attribute: all that have a value, and for a moment some that no longer do. Read
 * by any thread, changed by one at a time.
 */
final class ValueIndex {

    private final List<String> fields;
    private final AttributeType type;
    private final Map<ComparisonValue, Entries> entries = new ConcurrentHashMap<>();

    ValueIndex(FilterAttribute attribute) {
        this.fields = fieldsOf(attribute);
        this.type = attribute.type();
    }

    /** Returns the place of the value from the top of the user's JSON down, also of an attribute in a value filter. */
    static List<String> fieldsOf(FilterAttribute attribute) {
        return Stream.concat(
                        Optional.ofNullable(attribute.path().getSchemaUrn()).stream(),
                        StreamSupport.stream(attribute.path().spliterator(), false)
                                .map(element -> element.getAttribute()))
                .toList();
    }

    Entries find(ComparisonValue value) {
        return entries.getOrDefault(value, CreationOrder.EMPTY);
    }

    void add(Entry entry, UserDocument user) {
        valuesOf(user).forEach(value -> put(value, entry));
    }

    void remove(Entry entry, UserDocument user) {
        valuesOf(user).forEach(value -> take(value, entry));
    }

    /** Returns the change of this index when the entry gets its next version. */
    Change change(Entry entry, UserDocument before, UserDocument after) {
        Set<ComparisonValue> old = valuesOf(before);
        Set<ComparisonValue> added = valuesOf(after);
        Set<ComparisonValue> removed = new HashSet<>(old);
        removed.removeAll(added);
        added.removeAll(old);
        return new Change(entry, added, removed);
    }

    /**
     * Change of the index in two steps, so that a reader that searches for a value that stays finds the entry
     * throughout.
     */
    final class Change {

        private final Entry entry;
        private final Set<ComparisonValue> added;
        private final Set<ComparisonValue> removed;

        private Change(Entry entry, Set<ComparisonValue> added, Set<ComparisonValue> removed) {
            this.entry = entry;
            this.added = added;
            this.removed = removed;
        }

        /** Adds the new values. Called before the entry has its next version. */
        void addNew() {
            added.forEach(value -> put(value, entry));
        }

        /** Removes the old values. Called after the entry has got its next version. */
        void removeOld() {
            removed.forEach(value -> take(value, entry));
        }
    }

    private void put(ComparisonValue value, Entry entry) {
        entries.merge(value, entry, (others, added) -> others.plus(entry));
    }

    private void take(ComparisonValue value, Entry entry) {
        Entries others = find(value).minus(entry);
        if (others.size() == 0) {
            entries.remove(value);
        } else {
            entries.put(value, others);
        }
    }

    private Set<ComparisonValue> valuesOf(UserDocument user) {
        Set<ComparisonValue> values = new HashSet<>();
        collect(user.tree(), 0, values);
        return values;
    }

    private void collect(JsonNode node, int depth, Set<ComparisonValue> values) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, depth, values));
        } else if (depth < fields.size()) {
            collect(node.path(fields.get(depth)), depth + 1, values);
        } else {
            ComparisonValue.of(node, type).ifPresent(values::add);
        }
    }
}
