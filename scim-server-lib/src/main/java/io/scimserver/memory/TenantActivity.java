package io.scimserver.memory;

import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Activity of one tenant, in the order of its keys. Safe for use by many threads. */
final class TenantActivity {

    private final int capacity;
    private final NavigableMap<ActivityKey, ActivityEntry> entries = new TreeMap<>();
    private final Map<String, ActivityKey> keys = new HashMap<>();
    private final NavigableMap<LocalDate, ActivityCounts> days = new TreeMap<>();

    TenantActivity(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(ActivityEntry entry) {
        ActivityKey key = ActivityKey.of(entry);
        if (keys.putIfAbsent(entry.id(), key) != null) {
            return;
        }
        entries.put(key, entry);
        days.computeIfAbsent(ActivityDay.of(entry.at()), day -> new ActivityCounts())
                .add(entry);
        if (entries.size() > capacity) {
            keys.remove(entries.pollFirstEntry().getValue().id());
        }
    }

    synchronized int size() {
        return entries.size();
    }

    synchronized Optional<ActivityEntry> find(String id) {
        return Optional.ofNullable(keys.get(id)).map(entries::get);
    }

    synchronized ActivityPage search(ActivityQuery query) {
        Predicate<ActivityEntry> matches = query.filter().predicate();
        NavigableMap<ActivityKey, ActivityEntry> rest = query.after()
                .map(ActivityKey::parse)
                .map(last -> entries.headMap(last, false))
                .orElse(entries);
        List<ActivityEntry> found = rest.descendingMap().values().stream()
                .filter(matches)
                .limit(query.limit() + 1L)
                .toList();
        if (found.size() <= query.limit()) {
            return new ActivityPage(found, Optional.empty());
        }
        List<ActivityEntry> page = found.subList(0, query.limit());
        return new ActivityPage(
                page, Optional.of(ActivityKey.of(page.get(page.size() - 1)).toString()));
    }

    synchronized List<ActivityDay> countsByDay(LocalDate first, LocalDate last) {
        return first.isAfter(last)
                ? List.of()
                : days.subMap(first, true, last, true).entrySet().stream()
                        .map(day -> day.getValue().of(day.getKey()))
                        .toList();
    }

    synchronized long deleteBefore(Instant time) {
        NavigableMap<ActivityKey, ActivityEntry> old = entries.headMap(new ActivityKey(time.toEpochMilli(), ""), false);
        long deleted = old.size();
        old.values().forEach(entry -> keys.remove(entry.id()));
        old.clear();
        days.headMap(ActivityDay.of(time), false).clear();
        return deleted;
    }

    synchronized long erase(Subject person) {
        List<ActivityEntry> about =
                entries.values().stream().filter(entry -> entry.isAbout(person)).toList();
        about.forEach(entry -> erase(entry, person));
        return about.size();
    }

    private void erase(ActivityEntry entry, Subject person) {
        Optional<ActivityEntry> rest = entry.without(person);
        if (rest.isPresent()) {
            entries.put(ActivityKey.of(entry), rest.get());
        } else {
            entries.remove(ActivityKey.of(entry));
            keys.remove(entry.id());
        }
    }
}
