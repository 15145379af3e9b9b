package io.scimserver.store.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.store.AttributeType;
import io.scimserver.store.search.value.ComparisonValue;
import io.scimserver.store.search.value.DateTimes;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Position of the last user of a page, by the value it was sorted by: the next page starts behind it, even if that user
 * is gone by then.
 *
 * @param key the sort key; empty without one
 * @param number the user's place in creation order
 */
record CursorPosition(Optional<ComparisonValue> key, long number) {

    private static final char SEPARATOR = ' ';

    /** Returns the text for {@link #parse}: the number, and the key behind a blank if there is one. */
    String format() {
        return key.map(value -> number + String.valueOf(SEPARATOR) + text(value))
                .orElseGet(() -> String.valueOf(number));
    }

    /** @throws IllegalArgumentException if it is not the text of a position in an order of this type */
    static CursorPosition parse(String position, AttributeType type) {
        int end = position.indexOf(SEPARATOR);
        if (end < 0) {
            return new CursorPosition(Optional.empty(), Long.parseLong(position));
        }
        JsonNode key = node(position.substring(end + 1), type);
        return new CursorPosition(ComparisonValue.of(key, type), Long.parseLong(position.substring(0, end)));
    }

    private static String text(ComparisonValue value) {
        if (value instanceof ComparisonValue.Text text) {
            return text.text();
        }
        if (value instanceof ComparisonValue.Numeric numeric) {
            return numeric.number().toString();
        }
        if (value instanceof ComparisonValue.DateTime dateTime) {
            return DateTimes.format(dateTime.instant());
        }
        return String.valueOf(((ComparisonValue.Bool) value).isTrue());
    }

    private static JsonNode node(String text, AttributeType type) {
        return switch (type.type()) {
            case INTEGER, DECIMAL -> DecimalNode.valueOf(new BigDecimal(text));
            case BOOLEAN -> BooleanNode.valueOf(Boolean.parseBoolean(text));
            default -> TextNode.valueOf(text);
        };
    }
}
