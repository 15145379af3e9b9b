package io.scimserver.example.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Json;
import org.jspecify.annotations.Nullable;

/** Index keys as text in the order of their values; a key that begins like another has a text that does, too. */
final class IndexText {

    /** End of a value; less than anything that can follow in a longer one. */
    private static final String END = "\0\0";

    private static final String NUL_IN_TEXT = "\0\1";

    private IndexText() {}

    static String of(KeyValue key) {
        StringBuilder text = new StringBuilder();
        key.forEach(value -> text.append(ofValue(value)));
        return text.toString();
    }

    /** @param value a string, a number, or anything else, which then has no order of its own */
    static String ofValue(@Nullable Object value) {
        if (value instanceof String string) {
            return 's' + string.replace("\0", NUL_IN_TEXT) + END;
        }
        if (value instanceof Number number) {
            return 'n' + ordered(number.doubleValue()) + END;
        }
        return 'x' + Json.toCompactJsonValue(value) + END;
    }

    /** Returns the bits of a number, so that their order is that of numbers: negative ones are turned around. */
    private static String ordered(double number) {
        long bits = Double.doubleToLongBits(number);
        long sortable = bits < 0 ? ~bits : bits | Long.MIN_VALUE;
        return String.format("%016x", sortable);
    }
}
