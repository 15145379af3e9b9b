package io.scimserver.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityStore;
import io.scimserver.mongo.internal.BatchWrite;
import io.scimserver.mongo.internal.Documents;
import io.scimserver.mongo.internal.Documents.IndexSpec;
import io.scimserver.mongo.internal.Failures;
import io.scimserver.mongo.internal.Failures.DuplicateKeyException;
import io.scimserver.mongo.internal.activity.ActivityDays;
import io.scimserver.mongo.internal.activity.ActivityFormat;
import io.scimserver.mongo.internal.activity.ActivitySearch;
import io.scimserver.store.StoreException;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * The activity log in the same database as the users, in the collections {@code activity}, one document an entry, and
 * {@code activityDays}, one document for each tenant and day, which is counted up:
 *
 * <pre>{@code
 * { "_id": "01981f3e-...", "formatVersion": 1, "tenant": "acme", "at": ISODate("2026-01-01T10:00:00.123Z"), ... }
 * { "_id": "2026-01-01|acme", "formatVersion": 1, "tenant": "acme", "day": "2026-01-01", "hours": [490907, ...],
 *   "requests": { "SUCCEEDED": 1200, "REFUSED": 3 }, "effects": { "CREATED": 40, "REFUSED": 3 } }
 * }</pre>
 *
 * <p>Failures, durability and threads are as in {@link MongoUserStores}; {@link #createIndexes()} and {@link #verify()}
 * are too. Every query names the tenant, so {@code activity} can be sharded by it. One index finds entries by time, by
 * user, by result, by operation and by words; the first page of any of these costs the same however long the log is.
 */
public final class MongoActivityStore implements ActivityStore {

    private static final int PAGE = 500;

    private final Documents documents;
    private final ActivityDays days;

    /** Opens the activity log in this database; {@link #deleteBefore} deletes old entries. */
    public MongoActivityStore(MongoDatabase database, MongoConfig config) {
        this.documents = new Documents(
                database,
                config,
                "activity",
                List.of(IndexSpec.of("marks", ActivityFormat.MARKS), IndexSpec.of("at", ActivityFormat.AT)));
        this.days = new ActivityDays(database, config);
    }

    /**
     * Makes the indexes that are missing; changes nothing if all are there.
     *
     * @throws StoreException.Unavailable if the database does not do it
     */
    public void createIndexes() {
        documents.createIndexes();
        days.documents().createIndexes();
    }

    /**
     * Returns if the store is ready for requests.
     *
     * @throws StoreException.Unavailable if it is not; the message says why
     */
    public void verify() {
        documents.verify();
        days.documents().verify();
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        days.documents().deleteAll(Filters.eq(ActivityFormat.TENANT, tenant.id()));
        return documents.deleteAll(Filters.eq(ActivityFormat.TENANT, tenant.id()));
    }

    @Override
    public void append(List<ActivityEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        days.announce(entries);
        List<BsonDocument> added = entries.stream().map(ActivityFormat::write).toList();
        BatchWrite outcome = Failures.writeTogether(
                added.size(), () -> documents.collection().insertMany(added, new InsertManyOptions().ordered(false)));
        outcome.trouble().ifPresent(trouble -> {
            throw trouble;
        });
        Set<Integer> known = outcome.undone().stream()
                .filter(index -> !insert(added.get(index)))
                .collect(Collectors.toSet());
        days.count(IntStream.range(0, added.size())
                .filter(index -> !known.contains(index))
                .mapToObj(entries::get)
                .toList());
    }

    @Override
    public Optional<ActivityEntry> find(Optional<Tenant> tenant, String id) {
        Bson wanted = Filters.and(
                Filters.eq(ActivityFormat.ID, id),
                Filters.eq(ActivityFormat.TENANT, ActivityFormat.tenantText(tenant)));
        return Failures.read(() ->
                        Optional.ofNullable(documents.collection().find(wanted).first()))
                .map(ActivityFormat::read);
    }

    @Override
    public ActivityPage search(ActivityQuery query) {
        List<ActivityEntry> found = new ActivitySearch(documents.collection(), query)
                .find(days, query.limit() + 1).stream()
                        .map(ActivityFormat::read)
                        .toList();
        if (found.size() <= query.limit()) {
            return new ActivityPage(found, Optional.empty());
        }
        List<ActivityEntry> page = found.subList(0, query.limit());
        return new ActivityPage(page, Optional.of(ActivityFormat.key(page.get(page.size() - 1))));
    }

    @Override
    public List<ActivityDay> countsByDay(Optional<Tenant> tenant, LocalDate first, LocalDate last) {
        return days.counts(tenant, first, last);
    }

    @Override
    public long deleteBefore(Instant time) {
        long deleted = documents.deleteAll(Filters.lt(ActivityFormat.AT, new BsonDateTime(time.toEpochMilli())));
        days.deleteBefore(time.atOffset(ZoneOffset.UTC).toLocalDate());
        return deleted;
    }

    @Override
    public long erase(Tenant tenant, Subject person) {
        return Stream.concat(person.userId().stream(), person.userName().stream())
                .mapToLong(user -> erase(tenant, user, person))
                .sum();
    }

    private long erase(Tenant tenant, String user, Subject person) {
        ActivityQuery query = ActivityQuery.newest(Optional.of(tenant), ActivityFilter.ANY.withUser(user), PAGE);
        long erased = 0;
        for (Optional<ActivityQuery> page = Optional.of(query); page.isPresent(); ) {
            ActivityPage found = search(page.get());
            erased += found.entries().stream()
                    .filter(entry -> entry.isAbout(person))
                    .mapToLong(entry -> erase(entry, person))
                    .sum();
            page = found.next().map(query::after);
        }
        return erased;
    }

    private long erase(ActivityEntry entry, Subject person) {
        Bson same = Filters.eq(ActivityFormat.ID, entry.id());
        Optional<BsonDocument> rest = entry.without(person).map(ActivityFormat::write);
        if (rest.isEmpty()) {
            return documents.deleteAll(same);
        }
        return writing(() -> documents.collection().replaceOne(same, rest.get()).getMatchedCount())
                .orElse(0L);
    }

    /**
     * Inserts an entry.
     *
     * @return false if it is there already
     */
    private boolean insert(BsonDocument entry) {
        return writing(() -> documents.collection().insertOne(entry).wasAcknowledged())
                .isPresent();
    }

    /** Runs a write; empty if a key is there already. */
    private static <T> Optional<T> writing(Supplier<T> write) {
        try {
            return Optional.of(Failures.write(write));
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    Stream<String> tenants() {
        return documents.texts(ActivityFormat.TENANT);
    }
}
