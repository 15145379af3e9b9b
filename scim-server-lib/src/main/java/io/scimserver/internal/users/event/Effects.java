package io.scimserver.internal.users.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.activity.ActivityEffect;
import io.scimserver.store.StoredUser;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Effects of one request on users and groups. Lives as long as the request, on its thread. */
public final class Effects {

    private final Map<ActivityEffect, Integer> counts = new EnumMap<>(ActivityEffect.class);
    private final Map<String, StoredUser> resources = new LinkedHashMap<>();

    /** Notes a user that a change was requested for, whether it is made or refused. */
    void requested(StoredUser user) {
        resources.putIfAbsent(user.id(), user);
    }

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
        count(ActivityEffect.REFUSED, number);
    }

    /** Returns the number of occurrences of each effect. */
    public Map<ActivityEffect, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** Notes a group that was created, with the number of its members. */
    public void groupCreated(StoredUser group, int members) {
        note(ActivityEffect.GROUP_CREATED, group);
        count(ActivityEffect.MEMBER_ADDED, members);
    }

    /** Notes a group that was changed, with the numbers of those who joined and left. */
    public void groupUpdated(StoredUser before, StoredUser after, int joined, int left) {
        resources.put(after.id(), after);
        count(ActivityEffect.MEMBER_ADDED, joined);
        count(ActivityEffect.MEMBER_REMOVED, left);
        if (!displayName(before).equals(displayName(after))) {
            note(ActivityEffect.GROUP_RENAMED, after);
        } else if (!before.attributes().equals(after.attributes())) {
            note(ActivityEffect.GROUP_UPDATED, after);
        }
    }

    /** Notes a group that was deleted, with the number of those who were its members. */
    public void groupDeleted(StoredUser last, int members) {
        note(ActivityEffect.GROUP_DELETED, last);
        count(ActivityEffect.MEMBER_REMOVED, members);
    }

    private static JsonNode displayName(StoredUser group) {
        return group.attributes().member("displayName");
    }

    /** Returns the users and groups that a change was requested for, as they are now or were last, by id. */
    public Map<String, StoredUser> resources() {
        return Collections.unmodifiableMap(resources);
    }

    private void note(ActivityEffect effect, StoredUser resource) {
        count(effect, 1);
        resources.put(resource.id(), resource);
    }

    private void count(ActivityEffect effect, int number) {
        if (number > 0) {
            counts.merge(effect, number, Integer::sum);
        }
    }
}
