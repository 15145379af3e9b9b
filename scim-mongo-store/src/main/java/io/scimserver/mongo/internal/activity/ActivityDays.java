package io.scimserver.mongo.internal.activity;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityResult;
import io.scimserver.mongo.MongoConfig;
import io.scimserver.mongo.internal.Documents;
import io.scimserver.mongo.internal.Documents.IndexSpec;
import io.scimserver.mongo.internal.Failures;
import io.scimserver.mongo.internal.Failures.DuplicateKeyException;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Counts of each day, and the hours in which there are entries, as documents whose counters are incremented:
 *
 * <pre>{@code
 * { "_id": "2026-01-01|acme", "formatVersion": 1, "tenant": "acme", "day": "2026-01-01",
 *   "hours": [490907, 490908],
 *   "requests": { "SUCCEEDED": NumberLong(1200), "REFUSED": NumberLong(3) },
 *   "effects": { "CREATED": NumberLong(40), "REFUSED": NumberLong(3) } }
 * }</pre>
 */
public final class ActivityDays {

    private static final String TENANT = "tenant";
    private static final String DAY = "day";
    private static final String HOURS = "hours";
    private static final String REQUESTS = "requests";
    private static final String EFFECTS = "effects";

    private record Place(String tenant, LocalDate day) {

        static Place of(ActivityEntry entry) {
            return new Place(ActivityFormat.tenantText(entry.tenant()), ActivityDay.of(entry.at()));
        }

        String id() {
            return day + "|" + tenant;
        }
    }

    private final Documents documents;

    public ActivityDays(MongoDatabase database, MongoConfig config) {
        this.documents = new Documents(
                database,
                config,
                "activityDays",
                List.of(IndexSpec.of("tenant_day", TENANT, DAY), IndexSpec.of("day", DAY)));
    }

    public Documents documents() {
        return documents;
    }

    /** Announces entries before they are added: from now on they are found in their hours. */
    public void announce(List<ActivityEntry> entries) {
        byPlace(entries).forEach((place, group) -> {
            List<Integer> hours = group.stream()
                    .map(entry -> ActivityMarks.hourOf(entry.at()))
                    .distinct()
                    .toList();
            upsert(place, Updates.addEachToSet(HOURS, hours));
        });
    }

    /** Counts entries after they were added. */
    public void count(List<ActivityEntry> entries) {
        byPlace(entries).forEach((place, group) -> {
            Map<String, Long> numbers = new TreeMap<>();
            for (ActivityEntry entry : group) {
                numbers.merge(REQUESTS + "." + entry.outcome().result(), 1L, Long::sum);
                entry.outcome()
                        .effects()
                        .forEach((effect, number) -> numbers.merge(EFFECTS + "." + effect, (long) number, Long::sum));
            }
            upsert(
                    place,
                    Updates.combine(numbers.entrySet().stream()
                            .map(number -> Updates.inc(number.getKey(), number.getValue()))
                            .toList()));
        });
    }

    /** Returns the hours from one to another, both included, in which there may be entries; the latest first. */
    List<Integer> hours(String tenant, Optional<Instant> from, Optional<Instant> to) {
        List<Bson> conditions = new ArrayList<>(List.of(Filters.eq(TENANT, tenant)));
        from.ifPresent(
                time -> conditions.add(Filters.gte(DAY, ActivityDay.of(time).toString())));
        to.ifPresent(
                time -> conditions.add(Filters.lte(DAY, ActivityDay.of(time).toString())));
        int first = from.map(ActivityMarks::hourOf).orElse(Integer.MIN_VALUE);
        int last = to.map(ActivityMarks::hourOf).orElse(Integer.MAX_VALUE);
        return Failures.read(() -> documents
                        .collection()
                        .find(Filters.and(conditions))
                        .projection(Projections.include(HOURS))
                        .into(new ArrayList<>()))
                .stream()
                .flatMap(day ->
                        day.getArray(HOURS).stream().map(hour -> hour.asInt32().getValue()))
                .filter(hour -> hour >= first && hour <= last)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    public List<ActivityDay> counts(Optional<Tenant> tenant, LocalDate first, LocalDate last) {
        Bson wanted = Filters.and(
                Filters.eq(TENANT, ActivityFormat.tenantText(tenant)),
                Filters.gte(DAY, first.toString()),
                Filters.lte(DAY, last.toString()));
        return Failures.read(() -> documents
                        .collection()
                        .find(wanted)
                        .sort(Sorts.ascending(DAY))
                        .into(new ArrayList<>()))
                .stream()
                .map(ActivityDays::read)
                .filter(day -> !day.requests().isEmpty())
                .toList();
    }

    public void deleteBefore(LocalDate day) {
        documents.deleteAll(Filters.lt(DAY, day.toString()));
    }

    private static Map<Place, List<ActivityEntry>> byPlace(List<ActivityEntry> entries) {
        return entries.stream().collect(Collectors.groupingBy(Place::of));
    }

    private void upsert(Place place, Bson change) {
        Bson all = Updates.combine(
                change,
                Updates.setOnInsert("formatVersion", 1),
                Updates.setOnInsert(TENANT, place.tenant()),
                Updates.setOnInsert(DAY, place.day().toString()));
        try {
            update(place, all);
        } catch (DuplicateKeyException another) {
            // Another server has just made the document, so that it is there to be changed now
            try {
                update(place, all);
            } catch (DuplicateKeyException e) {
                throw new IllegalStateException("a document is there and is not", e);
            }
        }
    }

    private void update(Place place, Bson change) throws DuplicateKeyException {
        Failures.write(() -> documents
                .collection()
                .updateOne(Filters.eq("_id", place.id()), change, new UpdateOptions().upsert(true)));
    }

    private static ActivityDay read(BsonDocument day) {
        return new ActivityDay(
                LocalDate.parse(day.getString(DAY).getValue()),
                numbers(day, REQUESTS, ActivityResult.class, ActivityResult::valueOf),
                numbers(day, EFFECTS, ActivityEffect.class, ActivityEffect::valueOf));
    }

    private static <K extends Enum<K>> Map<K, Long> numbers(
            BsonDocument day, String part, Class<K> type, Function<String, K> name) {
        Map<K, Long> numbers = new EnumMap<>(type);
        Set<Map.Entry<String, BsonValue>> entries =
                day.getDocument(part, new BsonDocument()).entrySet();
        entries.forEach(entry -> numbers.put(
                name.apply(entry.getKey()), entry.getValue().asNumber().longValue()));
        return numbers;
    }
}
