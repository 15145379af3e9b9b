package io.scimserver.store.search.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.store.AttributeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Value in the form in which filters and sorts compare it. Two values of an attribute are equal in the sense of RFC
 * 7644 §3.4.2.2 if their comparison values are {@code equal}, and {@code compareTo} is the order of {@code gt},
 * {@code lt} and of sorting. Immutable.
 *
 * <p>Stores that keep values for their indexes keep these, or their {@link #sortKey}; {@link io.scimserver.store.search.IndexEntry} lists those of
 * a user.
 */
public sealed interface ComparisonValue extends Comparable<ComparisonValue> {

    /** String or reference, folded unless its attribute is {@code caseExact}, or base64; in code point order. */
    record Text(String text) implements ComparisonValue {}

    /** Integer or decimal, without trailing zeros: {@code 1.0} is {@code 1}. */
    record Numeric(BigDecimal number) implements ComparisonValue {

        public Numeric {
            number = number.stripTrailingZeros();
        }
    }

    /** Boolean; {@code false} first. */
    record Bool(boolean isTrue) implements ComparisonValue {}

    /** Date and time, whatever its offset. */
    record DateTime(Instant instant) implements ComparisonValue {}

    /** Returns the comparison value of a JSON value in an attribute of this type; empty if it is not of that type. */
    static Optional<ComparisonValue> of(JsonNode value, AttributeType type) {
        return switch (type.type()) {
            case STRING, REFERENCE, BINARY ->
                value.isTextual() ? Optional.of(text(value.textValue(), type)) : Optional.empty();
            case BOOLEAN -> value.isBoolean() ? Optional.of(new Bool(value.booleanValue())) : Optional.empty();
            case INTEGER, DECIMAL ->
                value.isNumber() ? Optional.of(new Numeric(value.decimalValue())) : Optional.empty();
            case DATETIME ->
                value.isTextual() ? DateTimes.parse(value.textValue()).map(DateTime::new) : Optional.empty();
            case COMPLEX -> Optional.empty();
        };
    }

    /** Returns the comparison value of a string in an attribute of this type. */
    static Text text(String text, AttributeType type) {
        return new Text(type.caseExact() ? text : Folding.fold(text));
    }

    /**
     * Returns the value as bytes, for databases to compare. An index on a column of bytes compares them unsigned and
     * one by one; in this order they have the order of the values of one attribute, and they are equal if the values
     * are. A text gives its UTF-8, so that the key of a prefix is a prefix of the key.
     */
    default byte[] sortKey() {
        return SortKeys.of(this);
    }

    /** @throws IllegalArgumentException if the other is of another kind: values of one attribute never are */
    @Override
    default int compareTo(ComparisonValue other) {
        if (this instanceof Text left && other instanceof Text right) {
            return CodePointOrder.compare(left.text, right.text);
        }
        if (this instanceof Numeric left && other instanceof Numeric right) {
            return left.number.compareTo(right.number);
        }
        if (this instanceof DateTime left && other instanceof DateTime right) {
            return left.instant.compareTo(right.instant);
        }
        if (this instanceof Bool left && other instanceof Bool right) {
            return Boolean.compare(left.isTrue, right.isTrue);
        }
        throw new IllegalArgumentException("values of different kinds have no order");
    }
}
