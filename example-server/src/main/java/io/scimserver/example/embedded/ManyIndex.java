package io.scimserver.example.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Index in which many documents may have one key, and a document many keys. It serves queries that name them all. */
final class ManyIndex extends Index<Object> {

    private final MVMap<String, Object> positions;

    ManyIndex(MVMap<String, Object> positions, String name, List<IndexKey> keys) {
        super(name, keys, true);
        this.positions = positions;
    }

    @Override
    public boolean canHandle(Document query) {
        return keys().stream().allMatch(key -> query.get(key) instanceof String);
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        StringBuilder beginning = new StringBuilder();
        keys().forEach(key -> beginning.append(IndexText.ofValue(query.get(key))));
        List<Object> found = new ArrayList<>();
        Iterator<String> texts = positions.keyIterator(beginning.toString());
        while (texts.hasNext()) {
            String text = texts.next();
            if (!text.startsWith(beginning.toString())) {
                break;
            }
            found.add(positions.get(text));
        }
        return found;
    }

    /** Returns null: only a unique index knows positions. */
    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        // Every key may be added.
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        texts(document, position).forEach(text -> positions.put(text, position));
    }

    @Override
    public @Nullable Object remove(Document document) {
        texts(document, document.get("_id")).forEach(positions::remove);
        return null;
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        // Every key may be added.
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        Set<String> gone = texts(before, position);
        Set<String> added = texts(after, position);
        gone.stream().filter(text -> !added.contains(text)).forEach(positions::remove);
        added.stream().filter(text -> !gone.contains(text)).forEach(text -> positions.put(text, position));
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        positions.clear();
    }

    private Set<String> texts(Document document, @Nullable Object position) {
        Set<String> texts = new HashSet<>();
        getKeyValues(document).forEach(key -> texts.add(IndexText.of(key) + IndexText.ofValue(position)));
        return texts;
    }
}
