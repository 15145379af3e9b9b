package io.scimserver.internal.filter;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.internal.filter.Literal.Kind;
import io.scimserver.internal.schema.AttributePath;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.search.value.DateTimes;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converter of a written literal into a value of the attribute's type. Lives for one filter. */
final class LiteralTyper {

    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,99})(?:\\.[0-9]{1,100})?");
    private static final int DECIMAL_DIGITS = 400;

    private final FilterText text;
    private final Repairs repairs;

    LiteralTyper(FilterText text, Repairs repairs) {
        this.text = text;
        this.repairs = repairs;
    }

    /** Returns the literal that was just read, as a value of this attribute. */
    ValueNode read(AttributePath attribute, FilterType operator, Literal literal) {
        return switch (attribute.target().type()) {
            case BOOLEAN -> readBoolean(attribute, literal);
            case INTEGER -> readInteger(attribute, unquoted(literal));
            case DECIMAL -> readDecimal(attribute, unquoted(literal));
            case DATETIME -> readDateTime(attribute, literal);
            default -> readText(attribute, operator, literal);
        };
    }

    /** Returns the version inside an entity tag: clients see versions only as tags. */
    ValueNode entityTag(Literal literal) {
        Matcher tag = ENTITY_TAG.matcher(literal.text());
        if (literal.kind() != Kind.STRING || !tag.matches()) {
            throw FilterText.wrong(literal.position(), "expected an entity tag in a string, such as \"W/\\\"1\\\"\"");
        }
        return TextNode.valueOf(tag.group(1));
    }

    private ValueNode readText(AttributePath attribute, FilterType operator, Literal literal) {
        if (literal.kind() == Kind.STRING || mayLackQuotes(operator, literal)) {
            return TextNode.valueOf(literal.text());
        }
        throw expected("a string in double quotes", attribute, literal);
    }

    /**
     * A number is its text wherever it stands, a word where the filter is one look-up; an order of text may be meant as
     * one of numbers.
     */
    private boolean mayLackQuotes(FilterType operator, Literal literal) {
        boolean isLookUp = switch (operator) {
            case EQUAL, NOT_EQUAL, CONTAINS, STARTS_WITH, ENDS_WITH -> true;
            default -> false;
        };
        boolean isClear = literal.kind() == Kind.NUMBER || text.isOnlyComparison();
        return isLookUp && isClear && repairs.make(Repair.UNQUOTED_LITERAL);
    }

    private ValueNode readBoolean(AttributePath attribute, Literal literal) {
        if (literal.isWord("true") || literal.isWord("false")) {
            return BooleanNode.valueOf(literal.isWord("true"));
        }
        boolean isTrue = literal.text().equalsIgnoreCase("true");
        boolean isBooleanText = isTrue || literal.text().equalsIgnoreCase("false");
        if (isBooleanText && repairs.make(Repair.BOOLEAN_AS_TEXT)) {
            return BooleanNode.valueOf(isTrue);
        }
        throw expected("true or false", attribute, literal);
    }

    /** A number that was sent as text. */
    private Literal unquoted(Literal literal) {
        boolean isNumber = literal.kind() == Kind.STRING
                && PLAIN_NUMBER.matcher(literal.text()).matches();
        return isNumber && repairs.make(Repair.NUMBER_AS_TEXT)
                ? new Literal(Kind.NUMBER, literal.text(), literal.position())
                : literal;
    }

    private static ValueNode readInteger(AttributePath attribute, Literal literal) {
        return number(literal)
                .filter(number -> number.scale() == 0 && number.unscaledValue().bitLength() < Long.SIZE)
                .<ValueNode>map(number -> LongNode.valueOf(number.longValueExact()))
                .orElseThrow(() -> expected(
                        "a whole number of at most 64 bits, without fraction or exponent", attribute, literal));
    }

    private static ValueNode readDecimal(AttributePath attribute, Literal literal) {
        return number(literal)
                .filter(number -> number.precision() + Math.abs((long) number.scale()) <= DECIMAL_DIGITS)
                .<ValueNode>map(DecimalNode::valueOf)
                .orElseThrow(() -> expected("a number of at most 400 digits", attribute, literal));
    }

    private static Optional<BigDecimal> number(Literal literal) {
        try {
            return literal.kind() == Kind.NUMBER ? Optional.of(new BigDecimal(literal.text())) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private ValueNode readDateTime(AttributePath attribute, Literal literal) {
        if (literal.kind() == Kind.STRING && DateTimes.parse(literal.text()).isPresent()) {
            return TextNode.valueOf(literal.text());
        }
        String midnight = literal.text() + "T00:00:00Z";
        boolean isDate =
                literal.kind() == Kind.STRING && DateTimes.parse(midnight).isPresent();
        if (isDate && repairs.make(Repair.DATE_WITHOUT_TIME)) {
            return TextNode.valueOf(midnight);
        }
        throw expected("a date and time in a string, such as \"2024-05-31T08:30:00Z\"", attribute, literal);
    }

    private static ScimErrorException expected(String expected, AttributePath attribute, Literal literal) {
        return FilterText.wrong(literal.position(), "'" + attribute.display() + "' is compared with " + expected);
    }
}
