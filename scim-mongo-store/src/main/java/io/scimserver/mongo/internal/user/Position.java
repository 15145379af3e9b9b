package io.scimserver.mongo.internal.user;

import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonValue;
import org.bson.json.JsonParseException;

/**
 * Place of a user in an order; the user need not exist any more.
 *
 * @param key the value that the user is sorted by; empty without a sort, and for users that lack the attribute
 * @param sequence the user's place in creation order, which settles ties
 */
record Position(Optional<BsonValue> key, long sequence) {

    private static final String KEY = "key";
    private static final String SEQUENCE = "sequence";

    /** Returns the text for {@link #parse}. */
    String format() {
        BsonDocument document = new BsonDocument(SEQUENCE, new BsonInt64(sequence));
        key.ifPresent(value -> document.put(KEY, value));
        return document.toJson();
    }

    /** @throws IllegalArgumentException if {@link #format} did not make it */
    static Position parse(String cursor) {
        try {
            BsonDocument document = BsonDocument.parse(cursor);
            long sequence = document.getNumber(SEQUENCE).longValue();
            return new Position(Optional.ofNullable(document.get(KEY)), sequence);
        } catch (JsonParseException | BsonInvalidOperationException e) {
            throw new IllegalArgumentException("not a position in this store", e);
        }
    }
}
