package io.scimserver.mongo.internal;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.scimserver.mongo.MongoConfig;
import io.scimserver.store.StoreException.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Collection as these stores use it: durable, consistent, and in time; with the indexes that it needs. */
public final class Documents {

    /** Index, known by its name. */
    public record IndexSpec(String name, boolean isUnique, List<String> keys) {

        private static final String DESCENDING = "-";

        /** Returns the key for a field in descending order. */
        public static String descending(String key) {
            return DESCENDING + key;
        }

        /** Returns an index in the order of these fields. */
        public static IndexSpec of(String name, String... keys) {
            return new IndexSpec(name, false, List.of(keys));
        }

        /** Returns an index that holds each combination of the values of these fields once. */
        public static IndexSpec unique(String name, String... keys) {
            return new IndexSpec(name, true, List.of(keys));
        }

        Bson order() {
            return Indexes.compoundIndex(keys.stream()
                    .map(key -> key.startsWith(DESCENDING)
                            ? Indexes.descending(key.substring(DESCENDING.length()))
                            : Indexes.ascending(key))
                    .toList());
        }

        IndexOptions options() {
            return new IndexOptions().name(name).unique(isUnique);
        }
    }

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final MongoCollection<BsonDocument> unhurried;
    private final MongoCollection<BsonDocument> hurried;
    private final List<IndexSpec> indexes;

    public Documents(MongoDatabase database, MongoConfig config, String name, List<IndexSpec> indexes) {
        this.unhurried = database.getCollection(config.collectionPrefix() + name, BsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.hurried = unhurried.withTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        this.indexes = indexes;
    }

    /** Returns the collection for requests: each operation ends within the configured time-out. */
    public MongoCollection<BsonDocument> collection() {
        return hurried;
    }

    /**
     * Makes the indexes that are missing. That takes as long as the database needs; a database that is down is told
     * within the time-out.
     *
     * @throws Unavailable if the database does not do it
     */
    public void createIndexes() {
        Failures.read(() -> hurried.listIndexes(BsonDocument.class).into(new ArrayList<>()));
        Failures.read(() -> indexes.stream()
                .map(index -> unhurried.createIndex(index.order(), index.options()))
                .toList());
    }

    /** @throws Unavailable if the database does not respond, or an index is missing */
    public void verify() {
        List<String> missing =
                new ArrayList<>(indexes.stream().map(IndexSpec::name).toList());
        List<String> present = Failures.read(() -> hurried.listIndexes(BsonDocument.class)
                .map(index -> index.getString("name").getValue())
                .into(new ArrayList<>()));
        missing.removeAll(present);
        if (!missing.isEmpty()) {
            throw new Unavailable(
                    "createIndexes() was not called: " + hurried.getNamespace() + " lacks " + missing,
                    RETRY_AFTER,
                    new IllegalStateException("missing indexes"));
        }
    }

    /** Returns every text that a field has. It takes as long as the database needs. */
    public Stream<String> texts(String field) {
        return Failures.read(() -> unhurried.distinct(field, BsonValue.class).into(new ArrayList<>())).stream()
                .filter(BsonValue::isString)
                .map(text -> text.asString().getValue());
    }

    /** Updates documents. It takes as long as the database needs; it can be repeated. */
    public long updateAll(Bson which, Bson change) {
        return Failures.read(() -> unhurried.updateMany(which, change).getMatchedCount());
    }

    /** Deletes documents. It takes as long as the database needs. */
    public long deleteAll(Bson which) {
        return Failures.read(() -> unhurried.deleteMany(which).getDeletedCount());
    }
}
