package io.scimserver.example.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Collection that reads in the order of an index where it has one, and then only as many documents as are needed. */
final class EmbeddedCollection extends H2Collection {

    /** Maps that hold a collection. */
    record Maps(MVMap<Object, Document> documents, MVMap<String, Object> meta) {}

    EmbeddedCollection(
            MongoDatabase database, String name, CollectionOptions options, Maps maps, CursorRegistry cursors) {
        super(database, name, options, maps.documents, maps.meta, cursors);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        boolean isFoundByKey = getIndexes().stream().anyMatch(index -> index.canHandle(query));
        Optional<Stream<Object>> ordered = isFoundByKey || orderBy == null ? Optional.empty() : inOrder(query, orderBy);
        if (ordered.isEmpty()) {
            return super.queryDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
        }
        // Where each is a match, those before the page need not be read.
        boolean isEachAMatch =
                uniqueIndexes().anyMatch(index -> index.count(query).isPresent());
        int unread = isEachAMatch ? numberToSkip : 0;
        Stream<Document> documents = ordered.get().skip(unread).map(this::getDocument);
        return matchDocumentsFromStream(query, documents, numberToSkip - unread, limit, batchSize, null, fieldSelector);
    }

    @Override
    public int count(Document query, int skip, int limit) {
        boolean isWhole = skip <= 0 && limit <= 0;
        OptionalLong counted = isWhole
                ? uniqueIndexes()
                        .flatMapToLong(index -> index.count(query).stream())
                        .findFirst()
                : OptionalLong.empty();
        return counted.isPresent() ? Math.toIntExact(counted.getAsLong()) : super.count(query, skip, limit);
    }

    private Optional<Stream<Object>> inOrder(Document query, Document orderBy) {
        return uniqueIndexes()
                .flatMap(index -> index.inOrder(query, orderBy).stream())
                .findFirst();
    }

    private Stream<UniqueIndex> uniqueIndexes() {
        return getIndexes().stream().filter(UniqueIndex.class::isInstance).map(UniqueIndex.class::cast);
    }
}
