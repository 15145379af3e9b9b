package io.scimserver.example.embedded;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Unique index. It serves every query that names all its keys, with any other conditions, and lists documents in the
 * order of its last key.
 */
final class UniqueIndex extends AbstractUniqueIndex<Object> {

    private final MVMap<String, Object> positions;

    UniqueIndex(MVMap<String, Object> positions, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.positions = positions;
    }

    @Override
    public synchronized boolean canHandle(Document query) {
        return isEqualTo(query, keys());
    }

    /**
     * Returns the keys of the documents that can match, in order; empty if the index has another order or the query
     * gives no place to start.
     */
    Optional<Stream<Object>> inOrder(Document query, Document order) {
        List<String> leading = keys().subList(0, keys().size() - 1);
        String last = keys().get(keys().size() - 1);
        boolean isThisOrder = order.keySet().equals(Set.of(last))
                && order.get(last) instanceof Number direction
                && direction.intValue() > 0;
        if (leading.isEmpty() || !isThisOrder || !isEqualTo(query, leading)) {
            return Optional.empty();
        }
        StringBuilder beginning = new StringBuilder();
        leading.forEach(key -> beginning.append(IndexText.ofValue(query.get(key))));
        String from = lowerBound(query, last).map(IndexText::ofValue).orElse("");
        Iterator<String> texts = positions.keyIterator(beginning + from);
        return Optional.of(StreamSupport.stream(Spliterators.spliteratorUnknownSize(texts, Spliterator.ORDERED), false)
                .takeWhile(text -> text.startsWith(beginning.toString()))
                .map(positions::get));
    }

    /** Counts the documents that match a query that names all keys but the last, and nothing else. */
    OptionalLong count(Document query) {
        List<String> leading = keys().subList(0, keys().size() - 1);
        if (leading.isEmpty() || !query.keySet().equals(Set.copyOf(leading)) || !isEqualTo(query, leading)) {
            return OptionalLong.empty();
        }
        StringBuilder beginning = new StringBuilder();
        leading.forEach(key -> beginning.append(IndexText.ofValue(query.get(key))));
        return OptionalLong.of(placeOf(beginning.toString() + Character.MAX_VALUE) - placeOf(beginning.toString()));
    }

    /** Counts the keys that are less than a text that is itself no key. */
    private long placeOf(String text) {
        return -positions.getKeyIndex(text) - 1;
    }

    private static boolean isEqualTo(Document query, List<String> keys) {
        return keys.stream().allMatch(key -> query.get(key) instanceof String || query.get(key) instanceof Number);
    }

    private static Optional<Object> lowerBound(Document query, String key) {
        if (query.get("$and") instanceof Collection<?> conditions) {
            for (Object condition : conditions) {
                if (condition instanceof Document document
                        && document.get(key) instanceof Document range
                        && range.get("$gt") instanceof Number bound) {
                    return Optional.of(bound);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return positions.get(IndexText.of(key));
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return positions.putIfAbsent(IndexText.of(key), Missing.ofNullable(position)) == null;
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return positions.remove(IndexText.of(key));
    }

    /** Throws an exception: only queries with a pattern use it, which this index does not take. */
    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        throw new UnsupportedOperationException("no patterns");
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
