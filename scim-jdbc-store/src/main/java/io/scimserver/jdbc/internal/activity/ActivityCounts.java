package io.scimserver.jdbc.internal.activity;

import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityResult;
import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.jdbc.internal.Session;
import io.scimserver.jdbc.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts of each day, one row a tenant, day and thing that is counted. */
final class ActivityCounts {

    private static final char RESULT = 'R';
    private static final char EFFECT = 'E';

    private record Count(long day, String name, long amount) {}

    private ActivityCounts() {}

    /** Adds entries to the counts, in the transaction that adds them; in one order, so that two do not deadlock. */
    static void add(Session session, long tenant, List<ActivityEntry> entries) throws SQLException {
        Map<Long, Map<String, Long>> days = new TreeMap<>();
        for (ActivityEntry entry : entries) {
            Map<String, Long> day =
                    days.computeIfAbsent(ActivityDay.of(entry.at()).toEpochDay(), missing -> new TreeMap<>());
            day.merge(RESULT + entry.outcome().result().name(), 1L, Long::sum);
            entry.outcome()
                    .effects()
                    .forEach((effect, amount) -> day.merge(EFFECT + effect.name(), (long) amount, Long::sum));
        }
        for (Map.Entry<Long, Map<String, Long>> day : days.entrySet()) {
            for (Map.Entry<String, Long> count : day.getValue().entrySet()) {
                add(session, tenant, new Count(day.getKey(), count.getKey(), count.getValue()));
            }
        }
    }

    static List<ActivityDay> read(Session session, long tenant, LocalDate first, LocalDate last) throws SQLException {
        Sql select = Sql.of(
                "select day_no, name, amount from scim_activity_count where tenant = ? and day_no between ? and ?",
                tenant,
                first.toEpochDay(),
                last.toEpochDay());
        Map<Long, ActivityDay> days = new TreeMap<>();
        for (Count count :
                session.list(select, row -> new Count(row.getLong(1), Bytes.text(row.getBytes(2)), row.getLong(3)))) {
            ActivityDay none = new ActivityDay(LocalDate.ofEpochDay(count.day()), Map.of(), Map.of());
            days.merge(count.day(), with(none, count), (day, missing) -> with(day, count));
        }
        return List.copyOf(days.values());
    }

    /** Deletes the counts of days that ended before this time. */
    static void deleteBefore(Session session, long tenant, Instant time) throws SQLException {
        session.update(Sql.of(
                "delete from scim_activity_count where tenant = ? and day_no < ?",
                tenant,
                ActivityDay.of(time).toEpochDay()));
    }

    static void deleteTenant(Session session, long tenant) throws SQLException {
        session.update(Sql.of("delete from scim_activity_count where tenant = ?", tenant));
    }

    private static void add(Session session, long tenant, Count count) throws SQLException {
        byte[] name = Bytes.of(count.name());
        Sql update = Sql.of(
                "update scim_activity_count set amount = amount + ? where tenant = ? and day_no = ? and name = ?",
                count.amount(),
                tenant,
                count.day(),
                name);
        if (session.update(update) == 0) {
            session.update(Sql.of(
                    "insert into scim_activity_count (tenant, day_no, name, amount) values (?, ?, ?, ?)",
                    tenant,
                    count.day(),
                    name,
                    count.amount()));
        }
    }

    private static ActivityDay with(ActivityDay day, Count count) {
        Map<ActivityResult, Long> requests = new EnumMap<>(ActivityResult.class);
        Map<ActivityEffect, Long> effects = new EnumMap<>(ActivityEffect.class);
        requests.putAll(day.requests());
        effects.putAll(day.effects());
        String name = count.name().substring(1);
        if (count.name().charAt(0) == RESULT) {
            requests.put(ActivityResult.valueOf(name), count.amount());
        } else {
            effects.put(ActivityEffect.valueOf(name), count.amount());
        }
        return new ActivityDay(day.day(), requests, effects);
    }
}
