package io.scimserver.memory;

import io.scimserver.activity.ActivityEntry;
import java.util.Comparator;

/** Place of an entry: by time, those of one millisecond by id. */
record ActivityKey(long millis, String id) implements Comparable<ActivityKey> {

    private static final Comparator<ActivityKey> ORDER =
            Comparator.comparingLong(ActivityKey::millis).thenComparing(ActivityKey::id);

    static ActivityKey of(ActivityEntry entry) {
        return new ActivityKey(entry.at().toEpochMilli(), entry.id());
    }

    /** @throws IllegalArgumentException if it is not {@link #toString} of a key */
    static ActivityKey parse(String text) {
        int point = text.indexOf('.');
        if (point < 0) {
            throw new IllegalArgumentException("not a key of this store");
        }
        return new ActivityKey(Long.parseLong(text.substring(0, point)), text.substring(point + 1));
    }

    @Override
    public int compareTo(ActivityKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return millis + "." + id;
    }
}
