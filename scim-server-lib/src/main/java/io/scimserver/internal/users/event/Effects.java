package io.scimserver.internal.users.event;

import io.scimserver.activity.ActivityEffect;
import io.scimserver.store.StoredUser;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Effects of one request on users. Lives as long as the request, on its thread. */
public final class Effects {

    private final Map<ActivityEffect, Integer> counts = new EnumMap<>(ActivityEffect.class);
    private final Map<String, StoredUser> users = new LinkedHashMap<>();

    void created(StoredUser user) {
        note(ActivityEffect.CREATED, user);
    }

    void updated(StoredUser before, StoredUser after) {
        note(ActivityEffect.UPDATED, after);
        boolean isActive = EventPublisher.isActive(after);
        if (isActive != EventPublisher.isActive(before)) {
            note(isActive ? ActivityEffect.ACTIVATED : ActivityEffect.DEACTIVATED, after);
        }
    }

    void deleted(StoredUser last) {
        note(ActivityEffect.DELETED, last);
    }

    /** Counts changes that were requested and not made. */
    public void refused(int number) {
        if (number > 0) {
            counts.merge(ActivityEffect.REFUSED, number, Integer::sum);
        }
    }

    /** Returns the number of occurrences of each effect. */
    public Map<ActivityEffect, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** Returns the users that were changed, as they are now or were last, by id. */
    public Map<String, StoredUser> users() {
        return Collections.unmodifiableMap(users);
    }

    private void note(ActivityEffect effect, StoredUser user) {
        counts.merge(effect, 1, Integer::sum);
        users.put(user.id(), user);
    }
}
