package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.search.value.DateTimes;
import io.scimserver.store.search.value.Folding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * One value of a simple attribute, checked against the data types of RFC 7643 §2.3. A value of another JSON type is
 * repaired where exactly one value of the attribute's type has the same text. A number comes out as the node that reading
 * its stored JSON would give, so that trees compare.
 */
final class ScalarReader {

    private static final int MOST_DIGITS = 400;

    /** One spelling for each number and no exponent: a text such as {@code 007} may be more than its number. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,99})(?:\\.[0-9]{1,100})?");

    private final ValueLimits limits;

    ScalarReader(ValueLimits limits) {
        this.limits = limits;
    }

    /** @throws ScimErrorException 400 {@code invalidValue} if the value is not of the attribute's type */
    JsonNode read(AttributePath path, JsonNode value, Repairs repairs) {
        return switch (path.target().type()) {
            case BOOLEAN -> readBoolean(path, value, repairs);
            case INTEGER -> readInteger(path, number(value, repairs));
            case DECIMAL -> readDecimal(path, number(value, repairs));
            case DATETIME -> readDateTime(path, value, repairs);
            case BINARY -> readBinary(path, value);
            default -> readText(path, value.isTextual() ? value : text(path, value, repairs));
        };
    }

    /** The number that a text stands for; the value itself if it is none. */
    private static JsonNode number(JsonNode value, Repairs repairs) {
        boolean isNumber =
                value.isTextual() && PLAIN_NUMBER.matcher(value.textValue()).matches();
        if (!isNumber || !repairs.make(Repair.NUMBER_AS_TEXT)) {
            return value;
        }
        BigDecimal number = new BigDecimal(value.textValue());
        return number.scale() == 0 ? BigIntegerNode.valueOf(number.unscaledValue()) : DecimalNode.valueOf(number);
    }

    /** The text of a number or boolean; the value itself if it has none, or more than one, or nobody would ever see it. */
    private static JsonNode text(AttributePath path, JsonNode value, Repairs repairs) {
        if (path.target().isNeverReturned()) {
            return value;
        }
        if (value.isBoolean() && repairs.make(Repair.BOOLEAN_FOR_TEXT)) {
            return TextNode.valueOf(value.asText());
        }
        boolean isPlain = value instanceof NumericNode number && !number.isNaN() && !hasExponent(number);
        return isPlain && repairs.make(Repair.NUMBER_FOR_TEXT)
                ? TextNode.valueOf(value.decimalValue().toPlainString())
                : value;
    }

    private static boolean hasExponent(NumericNode number) {
        return number.isFloatingPointNumber() && number.decimalValue().scale() <= 0;
    }

    private static JsonNode readBoolean(AttributePath path, JsonNode value, Repairs repairs) {
        if (value.isBoolean()) {
            return value;
        }
        boolean isTrue = value.isTextual() && value.textValue().equalsIgnoreCase("true");
        boolean isFalse = value.isTextual() && value.textValue().equalsIgnoreCase("false");
        if ((isTrue || isFalse) && repairs.make(Repair.BOOLEAN_AS_TEXT)) {
            return BooleanNode.valueOf(isTrue);
        }
        throw wrongType(path, "true or false", value);
    }

    private static JsonNode readInteger(AttributePath path, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw ScimErrorException.invalidValue(
                    "'" + path.display() + "' must be a whole number of at most 64 bits, without fraction or exponent");
        }
        return integerNode(value.longValue());
    }

    private static JsonNode integerNode(long number) {
        boolean fits = number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE;
        return fits ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
    }

    private static JsonNode readDecimal(AttributePath path, JsonNode value) {
        boolean isFinite = value instanceof NumericNode number && !number.isNaN();
        if (!isFinite || digits(value.decimalValue()) > MOST_DIGITS) {
            throw ScimErrorException.invalidValue(
                    "'" + path.display() + "' must be a number of at most " + MOST_DIGITS + " digits");
        }
        BigDecimal number = value.decimalValue().stripTrailingZeros();
        return number.scale() <= 0 ? integerNode(number.toBigIntegerExact()) : DecimalNode.valueOf(number);
    }

    private static JsonNode integerNode(BigInteger number) {
        return number.bitLength() < Long.SIZE ? integerNode(number.longValue()) : BigIntegerNode.valueOf(number);
    }

    private static long digits(BigDecimal number) {
        return number.precision() + Math.abs((long) number.scale());
    }

    private JsonNode readDateTime(AttributePath path, JsonNode value, Repairs repairs) {
        String text = textOf(path, value);
        requireLength(path, text, limits.textLength());
        if (DateTimes.parse(text).isPresent()) {
            return value;
        }
        String midnight = text + "T00:00:00Z";
        if (DateTimes.parse(midnight).isPresent() && repairs.make(Repair.DATE_WITHOUT_TIME)) {
            return TextNode.valueOf(midnight);
        }
        throw ScimErrorException.invalidValue("'" + path.display()
                + "' must be a date and time such as 2024-05-31T08:30:00Z, not " + ClientText.quote(text));
    }

    private JsonNode readBinary(AttributePath path, JsonNode value) {
        String text = textOf(path, value);
        requireLength(path, text, limits.binaryLength());
        try {
            Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw ScimErrorException.invalidValue(
                    "'" + path.display() + "' must be base64 (RFC 4648 §4) without line breaks or PEM header lines");
        }
        return value;
    }

    private JsonNode readText(AttributePath path, JsonNode value) {
        Attribute attribute = path.target();
        String text = textOf(path, value);
        requireLength(path, text, attribute.maxLength().orElse(limits.textLength()));
        if (attribute.required() && (!hasVisibleEnds(text) || text.indexOf('\0') >= 0)) {
            throw ScimErrorException.invalidValue("'" + path.display()
                    + "' must not be blank, nor hold NUL, nor begin or end with a blank or invisible character");
        }
        if (!attribute.allowedValues().isEmpty() && !allows(attribute, text)) {
            throw ScimErrorException.invalidValue("'" + path.display() + "' must be one of " + shortList(attribute)
                    + ", not " + ClientText.quote(text));
        }
        return value;
    }

    private static String textOf(AttributePath path, JsonNode value) {
        if (!value.isTextual()) {
            throw wrongType(path, "a string", value);
        }
        return value.textValue();
    }

    private static void requireLength(AttributePath path, String text, int longest) {
        if (text.length() > longest && text.codePointCount(0, text.length()) > longest) {
            throw ScimErrorException.invalidValue(
                    "'" + path.display() + "' must have at most " + longest + " characters");
        }
        if (hasLoneSurrogate(text)) {
            throw ScimErrorException.invalidValue(
                    "'" + path.display() + "' must be well-formed Unicode; it holds half of a surrogate pair");
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        int next;
        for (int i = 0; i < text.length(); i = next) {
            int c = text.codePointAt(i);
            if (Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE) {
                return true;
            }
            next = i + Character.charCount(c);
        }
        return false;
    }

    /**
     * Returns true if the text has no blanks at its ends. Two user names that look the same must not be two accounts:
     * blanks at the ends are refused, not cut off.
     */
    private static boolean hasVisibleEnds(String text) {
        return isVisible(text.codePointAt(0)) && isVisible(text.codePointBefore(text.length()));
    }

    private static boolean isVisible(int c) {
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT;
    }

    private static boolean allows(Attribute attribute, String text) {
        return attribute.allowedValues().stream()
                .anyMatch(allowed -> attribute.caseExact()
                        ? allowed.equals(text)
                        : Folding.fold(allowed).equals(Folding.fold(text)));
    }

    private static String shortList(Attribute attribute) {
        int most = 20;
        String list =
                String.join(", ", attribute.allowedValues().stream().limit(most).toList());
        return attribute.allowedValues().size() > most ? list + ", ..." : list;
    }

    private static ScimErrorException wrongType(AttributePath path, String expected, JsonNode value) {
        return ScimErrorException.invalidValue(
                "'" + path.display() + "' must be " + expected + ", not " + ClientText.kindOf(value));
    }
}
