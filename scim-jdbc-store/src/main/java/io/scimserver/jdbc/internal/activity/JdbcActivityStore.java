package io.scimserver.jdbc.internal.activity;

import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityStore;
import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.Tenants;
import io.scimserver.jdbc.internal.log.EntryLog;
import io.scimserver.jdbc.internal.log.LogSearch;
import io.scimserver.jdbc.internal.log.LogTerm;
import io.scimserver.jdbc.internal.log.Position;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Activity log, and the counts of its days. */
public final class JdbcActivityStore implements ActivityStore {

    private static final int BATCH = 100;

    private final Database database;
    private final Tenants tenants;
    private final EntryLog<ActivityEntry> log;

    public JdbcActivityStore(Database database, Tenants tenants) {
        this.database = database;
        this.tenants = tenants;
        this.log = new EntryLog<>(database, "scim_activity", new ActivityFormat());
    }

    @Override
    public void append(List<ActivityEntry> entries) {
        Map<Optional<Tenant>, List<ActivityEntry>> byTenant =
                entries.stream().collect(Collectors.groupingBy(ActivityEntry::tenant));
        byTenant.forEach((tenant, theirs) -> {
            long number = tenant.map(tenants::numberOf).orElse(Tenants.NONE);
            database.writeAgainIfDuplicate(session -> {
                ActivityCounts.add(session, number, log.append(session, number, theirs));
                return true;
            });
        });
    }

    @Override
    public Optional<ActivityEntry> find(Optional<Tenant> tenant, String id) {
        return number(tenant).flatMap(number -> database.read(session -> log.find(session, number, id)));
    }

    @Override
    public ActivityPage search(ActivityQuery query) {
        ActivityFilter filter = query.filter();
        Position start = query.after()
                .map(JdbcActivityStore::parse)
                .orElseGet(() -> Position.before(filter.to()
                        .map(JdbcActivityStore::millis)
                        .map(end -> end + 1)
                        .orElse(Long.MAX_VALUE)));
        LogSearch<ActivityEntry> search = new LogSearch<>(
                ActivityTerms.of(filter),
                start,
                filter.from().map(JdbcActivityStore::millis).orElse(Long.MIN_VALUE),
                filter.predicate(),
                query.limit() + 1);
        List<ActivityEntry> found = number(query.tenant())
                .map(number -> database.read(session -> log.search(session, number, search)))
                .orElse(List.of());
        if (found.size() <= query.limit()) {
            return new ActivityPage(found, Optional.empty());
        }
        List<ActivityEntry> page = found.subList(0, query.limit());
        ActivityEntry last = page.get(page.size() - 1);
        return new ActivityPage(page, Optional.of(last.at().toEpochMilli() + "." + last.id()));
    }

    @Override
    public List<ActivityDay> countsByDay(Optional<Tenant> tenant, LocalDate first, LocalDate last) {
        return number(tenant)
                .map(number -> database.read(session -> ActivityCounts.read(session, number, first, last)))
                .orElse(List.of());
    }

    @Override
    public long deleteBefore(Instant time) {
        for (long tenant : tenants.all()) {
            database.write(session -> {
                ActivityCounts.deleteBefore(session, tenant, time);
                return true;
            });
        }
        return log.deleteBefore(tenants, time.toEpochMilli());
    }

    @Override
    public long erase(Tenant tenant, Subject person) {
        LogSearch<ActivityEntry> about = new LogSearch<>(
                ActivityTerms.person(person).map(LogTerm::exactly).toList(),
                Position.before(Long.MAX_VALUE),
                Long.MIN_VALUE,
                entry -> entry.isAbout(person),
                BATCH);
        return tenants.find(tenant)
                .map(number -> log.changeAll(number, about, entry -> entry.flatMap(found -> found.without(person))))
                .orElse(0L);
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        return tenants.delete(tenant, (session, number) -> {
            ActivityCounts.deleteTenant(session, number);
            return log.deleteTenant(session, number);
        });
    }

    private Optional<Long> number(Optional<Tenant> tenant) {
        return tenant.map(tenants::find).orElse(Optional.of(Tenants.NONE));
    }

    /** Returns the milliseconds since 1970, of a time so far away that they are no number the nearest. */
    private static long millis(Instant time) {
        long farthest = Long.MAX_VALUE / 2_000;
        return Math.max(-farthest, Math.min(farthest, time.getEpochSecond())) * 1_000 + time.getNano() / 1_000_000;
    }

    /** @throws IllegalArgumentException if it is not from a page of this store */
    private static Position parse(String text) {
        int point = text.indexOf('.');
        if (point < 0) {
            throw new IllegalArgumentException("not a place in this log");
        }
        return new Position(Long.parseLong(text.substring(0, point)), text.substring(point + 1));
    }
}
