package io.scimserver.mongo.internal.user;

import java.util.Optional;
import java.util.OptionalInt;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonValue;
import org.bson.json.JsonParseException;

/**
 * Place of a user in an order; the user need not exist any more.
 *
 * @param key the value that the user is sorted by; empty without a sort, and for users that lack the attribute
 * @param sequence the user's place in creation order, which settles ties
 * @param total the number of matches that the first page of a walk has counted; empty if nobody has
 */
record Position(Optional<BsonValue> key, long sequence, OptionalInt total) {

    private static final String KEY = "key";
    private static final String SEQUENCE = "sequence";
    private static final String TOTAL = "total";

    /** Returns a copy that carries the total to the next page. */
    Position withTotal(int counted) {
        return new Position(key, sequence, OptionalInt.of(counted));
    }

    /** Returns the text for {@link #parse}. */
    String format() {
        BsonDocument document = new BsonDocument(SEQUENCE, new BsonInt64(sequence));
        key.ifPresent(value -> document.put(KEY, value));
        total.ifPresent(counted -> document.put(TOTAL, new BsonInt32(counted)));
        return document.toJson();
    }

    /** @throws IllegalArgumentException if {@link #format} did not make it */
    static Position parse(String cursor) {
        try {
            BsonDocument document = BsonDocument.parse(cursor);
            long sequence = document.getNumber(SEQUENCE).longValue();
            OptionalInt total = document.containsKey(TOTAL)
                    ? OptionalInt.of(document.getNumber(TOTAL).intValue())
                    : OptionalInt.empty();
            return new Position(Optional.ofNullable(document.get(KEY)), sequence, total);
        } catch (JsonParseException | BsonInvalidOperationException e) {
            throw new IllegalArgumentException("not a position in this store", e);
        }
    }
}
