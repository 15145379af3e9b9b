package io.scimserver.example.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Database in a file: a map for the documents of each collection, and one for each index. Collections are dropped
 * together with everything that was kept for them.
 */
final class EmbeddedDatabase extends AbstractSynchronizedMongoDatabase<Object> {

    /** Prefix by which the backend finds its databases again. */
    private static final String DOCUMENTS = "databases.";

    private static final String META = "meta.";
    private static final String INDEXES = "indexes.";

    /** Stage by which a driver asks for the number of matches. */
    private static final Document COUNT = new Document("_id", 1).append("n", new Document("$sum", 1));

    private final MVStore store;

    EmbeddedDatabase(String name, MVStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    /** Handles a command. Drivers count by an aggregation, which would read every document. */
    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        Optional<Document> counted = command.equals("aggregate") ? count(query) : Optional.empty();
        return counted.orElseGet(() -> super.handleCommand(channel, command, query, databases, oplog));
    }

    private Optional<Document> count(Document aggregation) {
        String name = String.valueOf(aggregation.get("aggregate"));
        List<Document> stages = Aggregation.parse(aggregation.get("pipeline"));
        MongoCollection<Object> collection = resolveCollection(name, false);
        if (collection == null
                || stages.size() != 2
                || !COUNT.equals(stages.get(1).get("$group"))) {
            return Optional.empty();
        }
        if (!(stages.get(0).get("$match") instanceof Document matches)) {
            return Optional.empty();
        }
        int count = collection.count(matches, 0, 0);
        List<Document> groups = count == 0 ? List.of() : List.of(new Document("_id", 1).append("n", count));
        Document cursor =
                new Document("firstBatch", groups).append("id", 0L).append("ns", getFullCollectionNamespace(name));
        return Optional.of(new Document("cursor", cursor).append("ok", 1.0));
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        String name = getFullCollectionNamespace(collection);
        MVMap<Object, Document> documents =
                store.openMap(DOCUMENTS + name, new MVMap.Builder<Object, Document>().valueType(new BsonDataType()));
        MVMap<String, Object> meta = store.openMap(META + name);
        return new EmbeddedCollection(
                this, collection, options, new EmbeddedCollection.Maps(documents, meta), cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new UniqueIndex(store.openMap(indexMap(collection, name)), name, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new ManyIndex(store.openMap(indexMap(collection, name)), name, keys);
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String name) {
        super.dropIndex(collection, name);
        store.removeMap(indexMap(collection.getCollectionName(), name));
    }

    @Override
    public void dropCollection(String collection, Oplog oplog) {
        super.dropCollection(collection, oplog);
        String name = getFullCollectionNamespace(collection);
        store.removeMap(DOCUMENTS + name);
        store.removeMap(META + name);
    }

    @Override
    public void drop(Oplog oplog) {
        super.drop(oplog);
        String prefix = getDatabaseName() + ".";
        for (String kind : List.of(DOCUMENTS, META, INDEXES)) {
            store.getMapNames().stream()
                    .filter(name -> name.startsWith(kind + prefix))
                    .forEach(store::removeMap);
        }
    }

    @Override
    protected long getStorageSize() {
        return store.getFileStore().size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }

    private String indexMap(String collection, String index) {
        return INDEXES + getFullCollectionNamespace(collection) + '.' + index;
    }
}
