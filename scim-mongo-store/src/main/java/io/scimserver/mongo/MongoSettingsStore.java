package io.scimserver.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import io.scimserver.mongo.internal.Documents;
import io.scimserver.mongo.internal.Failures;
import io.scimserver.mongo.internal.Failures.DuplicateKeyException;
import io.scimserver.store.SettingsStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * Settings that servers share, in the same database as the users, in the collection {@code settings}:
 *
 * <pre>{@code
 * { "_id": "cursorKey", "formatVersion": 1, "value": "..." }
 * }</pre>
 *
 * <p>It needs no index of its own. Failures, durability and threads are as in {@link MongoUserStores}.
 */
public final class MongoSettingsStore implements SettingsStore {

    private static final String KEY = "_id";
    private static final String FORMAT_VERSION = "formatVersion";
    private static final String VALUE = "value";
    private static final int CURRENT_FORMAT = 1;

    private final Documents documents;

    /** Opens the settings in this database. */
    public MongoSettingsStore(MongoDatabase database, MongoConfig config) {
        this.documents = new Documents(database, config, "settings", List.of());
    }

    @Override
    public Optional<String> find(String key) {
        return Failures.read(() -> Optional.ofNullable(
                        documents.collection().find(Filters.eq(KEY, key)).first()))
                .map(document -> document.getString(VALUE).getValue());
    }

    Map<String, String> all() {
        return Failures.read(() -> documents.collection().find().into(new ArrayList<>())).stream()
                .collect(Collectors.toMap(
                        setting -> setting.getString(KEY).getValue(),
                        setting -> setting.getString(VALUE).getValue()));
    }

    @Override
    public boolean remove(String key) {
        return documents.deleteAll(Filters.eq(KEY, key)) > 0;
    }

    @Override
    public boolean putIfAbsent(String key, String value) {
        BsonDocument document = new BsonDocument(KEY, new BsonString(key))
                .append(FORMAT_VERSION, new BsonInt32(CURRENT_FORMAT))
                .append(VALUE, new BsonString(value));
        try {
            return Failures.write(() -> documents.collection().insertOne(document))
                    .wasAcknowledged();
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public boolean replace(String key, String expected, String value) {
        Bson present = Filters.and(Filters.eq(KEY, key), Filters.eq(VALUE, expected));
        try {
            UpdateResult result =
                    Failures.write(() -> documents.collection().updateOne(present, Updates.set(VALUE, value)));
            return result.getMatchedCount() == 1;
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("no unique key was changed", e);
        }
    }
}
