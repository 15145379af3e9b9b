package io.scimserver.activity.attention;

import io.scimserver.tenant.Tenant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Changes that came last and changed nothing, of the latest {@value #MOST} people; known to this server alone and until
 * it ends. For one thread.
 */
final class RepeatedChanges {

    private static final int MOST = 10_000;

    /** Number of repetitions from which on a change is reported. */
    static final int ENOUGH = 5;

    private record Key(Tenant tenant, String person) {}

    private record Repeated(int body, int times) {}

    private final Map<Key, Repeated> latest = new LinkedHashMap<>(16, 0.75f, true) {

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Repeated> eldest) {
            return size() > MOST;
        }
    };

    /** Counts an attempt. Returns true if the same change came {@link #ENOUGH} times in a row, or more often. */
    boolean isRepeated(Attempt attempt) {
        Key key = new Key(attempt.source().tenant(), attempt.person().key());
        if (attempt.unchanged().isEmpty()) {
            latest.remove(key);
            return false;
        }
        int body = attempt.unchanged().get();
        int times =
                latest.merge(key, new Repeated(body, 1), RepeatedChanges::count).times();
        return times >= ENOUGH;
    }

    private static Repeated count(Repeated before, Repeated next) {
        return before.body() == next.body() ? new Repeated(next.body(), before.times() + 1) : next;
    }
}
