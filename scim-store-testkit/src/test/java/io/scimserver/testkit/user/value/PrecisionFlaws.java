package io.scimserver.testkit.user.value;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.SeenOtherwise;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Mistakes with numbers and dates that the column's type cannot hold. */
public final class PrecisionFlaws {

    private static final Instant FIRST_OF_SQL_SERVER = Instant.parse("1753-01-01T00:00:00Z");

    private PrecisionFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                numbers(
                        "numbers are compared as doubles",
                        value -> JsonNodeFactory.instance.numberNode(
                                value.decimalValue().doubleValue())),
                ofStore(
                        "equal numbers have equal digits",
                        "numbersCompareToTheLastDigit",
                        () -> new SeenOtherwise(value -> value, PrecisionFlaws::ofOtherScale)),
                dates("dates are cut to milliseconds", date -> date.truncatedTo(ChronoUnit.MILLIS)),
                dates(
                        "dates are counted in nanoseconds",
                        date -> Instant.ofEpochSecond(
                                0, date.getEpochSecond() * TimeUnit.SECONDS.toNanos(1) + date.getNano())),
                dates(
                        "dates begin in 1753",
                        date -> date.isBefore(FIRST_OF_SQL_SERVER) ? FIRST_OF_SQL_SERVER.minusNanos(1) : date));
    }

    private static Flaw numbers(String name, UnaryOperator<ValueNode> seen) {
        return ofStore(
                name,
                "numbersCompareToTheLastDigit",
                () -> new SeenOtherwise(value -> value.isNumber() ? seen.apply(value) : value));
    }

    private static Flaw dates(String name, UnaryOperator<Instant> seen) {
        return ofStore(
                name,
                "dateTimesCompareToTheLastDigitAndInEveryYear",
                () -> new SeenOtherwise(value -> value.isTextual() ? date(value, seen) : value));
    }

    private static ValueNode date(ValueNode text, UnaryOperator<Instant> seen) {
        try {
            Instant date = OffsetDateTime.parse(text.textValue()).toInstant();
            return TextNode.valueOf(seen.apply(date).toString());
        } catch (DateTimeException e) {
            return text;
        }
    }

    /** Returns a literal of another number for {@code 10.0}, as {@code equals} makes of it beside {@code 10}. */
    private static ValueNode ofOtherScale(ValueNode literal) {
        return literal.isBigDecimal()
                        && literal.decimalValue().stripTrailingZeros().scale() <= 0
                ? JsonNodeFactory.instance.numberNode(literal.decimalValue().subtract(java.math.BigDecimal.ONE))
                : literal;
    }
}
