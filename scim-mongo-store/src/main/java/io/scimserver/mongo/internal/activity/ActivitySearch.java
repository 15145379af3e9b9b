package io.scimserver.mongo.internal.activity;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityResult;
import io.scimserver.mongo.internal.Failures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * Search in the log: goes back through the hours in which there are entries, the newest first, and takes more of them
 * at once the longer nothing is found, until it has as many entries as are wanted.
 */
public final class ActivitySearch {

    private static final int MOST_HOURS_AT_ONCE = 128;

    /** Character that sorts behind every letter and digit. */
    private static final String LAST_CHARACTER = "\uffff";

    private final MongoCollection<BsonDocument> collection;
    private final ActivityQuery query;
    private final String tenant;
    private final List<String> words;

    public ActivitySearch(MongoCollection<BsonDocument> collection, ActivityQuery query) {
        this.collection = collection;
        this.query = query;
        this.tenant = ActivityFormat.tenantText(query.tenant());
        this.words = ActivityMarks.wanted(query.filter());
    }

    /** Finds up to {@code most} documents. */
    public List<BsonDocument> find(ActivityDays days, int most) {
        Optional<Instant> end = query.after()
                .map(ActivityFormat::timeOf)
                .or(() -> query.filter().to());
        List<Integer> hours = days.hours(tenant, query.filter().from(), end);
        List<BsonDocument> found = new ArrayList<>();
        int width = 1;
        for (int start = 0; start < hours.size() && found.size() < most; ) {
            int stop = Math.min(start + width, hours.size());
            found.addAll(find(hours.subList(start, stop), most - found.size()));
            start = stop;
            width = Math.min(2 * width, MOST_HOURS_AT_ONCE);
        }
        return found;
    }

    private List<BsonDocument> find(List<Integer> hours, int most) {
        return Failures.read(() -> collection
                .find(condition(hours))
                .sort(Sorts.descending(ActivityFormat.KEY))
                .limit(most)
                .into(new ArrayList<>()));
    }

    private Bson condition(List<Integer> hours) {
        ActivityFilter filter = query.filter();
        List<Bson> conditions = new ArrayList<>();
        conditions.add(Filters.eq(ActivityFormat.TENANT, tenant));
        conditions.add(marks(hours));
        query.after().ifPresent(key -> conditions.add(Filters.lt(ActivityFormat.KEY, key)));
        filter.from().ifPresent(time -> conditions.add(Filters.gte(ActivityFormat.KEY, firstKey(time))));
        filter.to().ifPresent(time -> conditions.add(Filters.lt(ActivityFormat.KEY, firstKey(time))));
        if (!filter.results().isEmpty()) {
            conditions.add(Filters.in(
                    ActivityFormat.RESULT,
                    filter.results().stream().map(ActivityResult::name).toList()));
        }
        if (!filter.operations().isEmpty()) {
            conditions.add(Filters.in(
                    ActivityFormat.OPERATION,
                    filter.operations().stream().map(ActivityOperation::name).toList()));
        }
        words.forEach(
                word -> conditions.add(Filters.elemMatch(ActivityFormat.WORDS, between(word, word + LAST_CHARACTER))));
        return Filters.and(conditions);
    }

    /** Builds the condition for the index. */
    private Bson marks(List<Integer> hours) {
        boolean byWord = query.filter().users().isEmpty() && !words.isEmpty();
        List<String> places =
                hours.stream().map(hour -> ActivityMarks.place(tenant, hour)).toList();
        if (byWord) {
            return Filters.or(places.stream()
                    .map(place -> place + ActivityMarks.wordsFrom(words.get(0)))
                    .map(mark -> Filters.elemMatch(ActivityFormat.MARKS, between(mark, mark + LAST_CHARACTER)))
                    .toList());
        }
        List<String> properties = ActivityMarks.narrowest(query.filter());
        return Filters.in(
                ActivityFormat.MARKS,
                places.stream()
                        .flatMap(place -> properties.stream().map(property -> place + property))
                        .toList());
    }

    private static Bson between(String first, String end) {
        return new BsonDocument("$gte", new BsonString(first)).append("$lt", new BsonString(end));
    }

    /** Returns a key before all keys of this time; a time between two milliseconds belongs to the later. */
    private static String firstKey(Instant time) {
        Instant later = time.plusNanos(999_999);
        return ActivityFormat.timeKey(later);
    }
}
