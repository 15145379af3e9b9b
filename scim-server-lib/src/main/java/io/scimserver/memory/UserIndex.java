package io.scimserver.memory;

import io.scimserver.store.StoreException.DuplicateUser;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Index of entries by id, userName and externalId. Read by any thread, changed by one at a time. */
final class UserIndex {

    private final Map<String, Entry> byId = new ConcurrentHashMap<>();
    private final Map<String, Entry> byUserName = new ConcurrentHashMap<>();
    private final Map<String, Entries> byExternalId = new ConcurrentHashMap<>();

    Optional<Entry> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns the entries that have this value now, in creation order. */
    Stream<Entry> find(IndexedEquality equality) {
        String value = equality.value();
        return switch (equality.attribute()) {
            case ID -> find(value).stream();
            case USER_NAME ->
                Optional.ofNullable(byUserName.get(value)).stream()
                        .filter(entry -> entry.current().keys().userName().equals(Optional.of(value)));
            case EXTERNAL_ID ->
                withExternalId(value).stream()
                        .filter(entry -> entry.current().keys().externalId().equals(Optional.of(value)));
        };
    }

    /** @throws DuplicateUser if an entry with another id has the userName */
    void requireFree(UserKeys keys, String id) {
        boolean isTaken = keys.userName()
                .map(byUserName::get)
                .filter(owner -> !owner.user().id().equals(id))
                .isPresent();
        if (isTaken) {
            throw new DuplicateUser("userName");
        }
    }

    void add(Entry entry) {
        UserKeys keys = entry.current().keys();
        byId.put(entry.user().id(), entry);
        keys.userName().ifPresent(name -> byUserName.put(name, entry));
        keys.externalId().ifPresent(id -> addExternalId(id, entry));
    }

    void remove(Entry entry) {
        UserKeys keys = entry.current().keys();
        byId.remove(entry.user().id());
        keys.userName().ifPresent(byUserName::remove);
        keys.externalId().ifPresent(id -> removeExternalId(id, entry));
    }

    /** Moves the entry to other keys; a reader that searches for a key that stays finds the entry throughout. */
    void change(Entry entry, Entry.Version next) {
        UserKeys before = entry.current().keys();
        UserKeys after = next.keys();
        entry.replaceBy(next);
        if (!before.userName().equals(after.userName())) {
            before.userName().ifPresent(byUserName::remove);
            after.userName().ifPresent(name -> byUserName.put(name, entry));
        }
        if (!before.externalId().equals(after.externalId())) {
            before.externalId().ifPresent(id -> removeExternalId(id, entry));
            after.externalId().ifPresent(id -> addExternalId(id, entry));
        }
    }

    private void addExternalId(String id, Entry entry) {
        byExternalId.merge(id, entry, (others, added) -> others.plus(entry));
    }

    private void removeExternalId(String id, Entry entry) {
        Entries others = withExternalId(id).minus(entry);
        if (others.size() == 0) {
            byExternalId.remove(id);
        } else {
            byExternalId.put(id, others);
        }
    }

    private Entries withExternalId(String id) {
        return byExternalId.getOrDefault(id, CreationOrder.EMPTY);
    }
}
