package io.scimserver.memory;

import io.scimserver.store.StoredUser;
import io.scimserver.store.search.ScanningSearch.Listed;
import java.util.stream.Stream;

/** Place of a user in the store, the same as long as the user exists, and the user's current version. */
final class Entry implements Entries {

    /** Version of a user, and the keys by which it is found. */
    record Version(StoredUser user, UserKeys keys) {}

    private final long number;
    private volatile Version current;

    /** @param number grows from user to user in creation order */
    Entry(long number, Version first) {
        this.number = number;
        this.current = first;
    }

    long number() {
        return number;
    }

    Version current() {
        return current;
    }

    StoredUser user() {
        return current.user();
    }

    Listed listed() {
        return new Listed(number, user());
    }

    void replaceBy(Version next) {
        current = next;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public Entries plus(Entry other) {
        return CreationOrder.EMPTY.plus(this).plus(other);
    }

    @Override
    public Entries minus(Entry itself) {
        return CreationOrder.EMPTY;
    }

    @Override
    public Stream<Entry> stream() {
        return Stream.of(this);
    }
}
