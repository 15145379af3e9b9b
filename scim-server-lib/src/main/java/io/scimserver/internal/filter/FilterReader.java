package io.scimserver.internal.filter;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.internal.schema.AttributePath;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.ScimErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Recursive-descent reader of the grammar of RFC 7644 figure 1: {@code or} binds weakest, then {@code and}, then
 * {@code not} and groups. Lives for one filter.
 */
final class FilterReader {

    private static final String OPERATORS = "an operator (eq, ne, co, sw, ew, pr, gt, ge, lt or le)";

    private final FilterText text;
    private final FilterNames names;
    private final ComparisonBuilder comparisons;
    private Optional<AttributePath> container = Optional.empty();
    private boolean isInUnknown;

    FilterReader(FilterNames names, FilterText text, Repairs repairs) {
        this.text = text;
        this.names = names;
        this.comparisons = new ComparisonBuilder(text, repairs);
    }

    /** Reads everything up to the end of the text. */
    Filter readAll() {
        Filter filter = readOr();
        text.skipBlanks();
        if (!text.isAtEnd()) {
            throw text.unexpected("'and', 'or' or the end of the filter");
        }
        return filter;
    }

    /**
     * Reads everything up to the closing bracket, and steps over it; names are those of sub-attributes of
     * {@code attribute}.
     */
    Filter readValueFilter(AttributePath attribute) {
        container = Optional.of(attribute);
        Filter filter = readBracketed();
        container = Optional.empty();
        return filter;
    }

    private Filter readBracketed() {
        text.enter();
        Filter filter = readOr();
        text.skipBlanks();
        if (!text.take(']')) {
            throw text.unexpected("'and', 'or' or ']'");
        }
        text.leave();
        return filter;
    }

    private Filter readOr() {
        return readChain("or", this::readAnd, Filter::or);
    }

    private Filter readAnd() {
        return readChain("and", this::readTerm, Filter::and);
    }

    private Filter readChain(String keyword, Supplier<Filter> readPart, Function<List<Filter>, Filter> join) {
        List<Filter> parts = new ArrayList<>(List.of(readPart.get()));
        while (text.takeKeyword(keyword)) {
            text.countNode();
            parts.add(readPart.get());
        }
        return parts.size() == 1 ? parts.get(0) : join.apply(parts);
    }

    private Filter readTerm() {
        text.skipBlanks();
        if (text.isAt('(')) {
            return readGroup();
        }
        if (text.takeKeyword("not")) {
            text.skipBlanks();
            text.countNode();
            return Filter.not(readGroup());
        }
        return readExpression();
    }

    private Filter readGroup() {
        if (!text.take('(')) {
            throw text.unexpected("'(' after 'not'");
        }
        text.enter();
        Filter filter = readOr();
        text.skipBlanks();
        if (!text.take(')')) {
            throw text.unexpected("'and', 'or' or ')'");
        }
        text.leave();
        return filter;
    }

    private Filter readExpression() {
        int start = text.position();
        Optional<AttributePath> attribute = names.read(container);
        if (attribute.isEmpty() || isInUnknown) {
            return readUnknown();
        }
        if (text.isAt('[')) {
            return readValuePath(attribute.get());
        }
        return readComparison(new ComparisonBuilder.Operand(attribute.get(), container.isPresent(), start));
    }

    /** Reads the condition on an attribute that the schema does not have. */
    private Filter readUnknown() {
        if (text.isAt('[')) {
            readUnknownValuePath();
            if (!text.take('.')) {
                return comparisons.constant(container, false);
            }
            names.read(container);
        }
        FilterType operator = readOperator();
        if (operator == FilterType.PRESENT) {
            return comparisons.constant(container, false);
        }
        text.requireBlank("a space and a value");
        boolean isNull = LiteralReader.read(text).isNull();
        requireBoundary();
        return comparisons.constant(container, operator == (isNull ? FilterType.EQUAL : FilterType.NOT_EQUAL));
    }

    private void readUnknownValuePath() {
        int start = text.position();
        if (isInUnknown || container.isPresent()) {
            throw FilterText.wrong(start, "a value filter cannot stand in another one");
        }
        text.countNode();
        text.moveTo(start + 1);
        isInUnknown = true;
        readBracketed();
        isInUnknown = false;
    }

    private FilterType readOperator() {
        text.requireBlank("a space and " + OPERATORS);
        int position = text.position();
        FilterType operator = Operators.find(text.takeWord()).orElseThrow(() -> unknownOperator(position));
        text.countNode();
        return operator;
    }

    private Filter readComparison(ComparisonBuilder.Operand operand) {
        FilterType operator = readOperator();
        if (operator == FilterType.PRESENT) {
            return comparisons.present(operand);
        }
        text.requireBlank("a space and a value");
        Filter filter = comparisons.compare(operand, operator, LiteralReader.read(text));
        requireBoundary();
        return filter;
    }

    private Filter readValuePath(AttributePath attribute) {
        int start = text.position();
        if (container.isPresent()) {
            throw FilterText.wrong(start, "a value filter cannot stand in another one");
        }
        names.requireParts(attribute, start);
        text.countNode();
        text.moveTo(start + 1);
        Filter valueFilter = readValueFilter(attribute);
        Filter whole = text.take('.')
                ? Filter.and(valueFilter, readMore(attribute, this::readExpression))
                : readValueComparison(attribute)
                        .map(comparison -> Filter.and(valueFilter, comparison))
                        .orElse(valueFilter);
        return Filter.hasComplexValue(attribute.toPath(), whole);
    }

    /**
     * Reads a comparison behind the bracket that names no sub-attribute: it compares the value that the element stands
     * for.
     */
    private Optional<Filter> readValueComparison(AttributePath attribute) {
        Optional<Attribute> value = attribute.attribute().subAttributes().find("value");
        int end = text.position();
        text.skipBlanks();
        boolean isCompared = text.position() > end
                && Operators.find(text.takeWord())
                        .filter(operator -> operator != FilterType.PRESENT)
                        .isPresent();
        text.moveTo(end);
        return value.filter(part -> isCompared)
                .map(part -> new ComparisonBuilder.Operand(attribute.with(part), true, end))
                .map(operand -> readMore(attribute, () -> readComparison(operand)));
    }

    /** Reads one more condition on the same element, behind the bracket. The RFC's grammar does not have it. */
    private Filter readMore(AttributePath attribute, Supplier<Filter> read) {
        int start = text.position();
        text.countNode();
        container = Optional.of(attribute);
        Filter filter = read.get();
        container = Optional.empty();
        if (filter.getFilterType() == FilterType.NOT_EQUAL || filter.isNotFilter()) {
            throw FilterText.wrong(start, "what is not equal has to be compared inside the brackets");
        }
        return filter;
    }

    private void requireBoundary() {
        boolean isBoundary = text.isAtEnd() || text.isAt(' ') || text.isAt('\t') || text.isAt(')') || text.isAt(']');
        if (!isBoundary) {
            throw text.unexpected("a space or the end of the filter");
        }
    }

    private ScimErrorException unknownOperator(int position) {
        text.moveTo(position);
        return text.unexpected(OPERATORS);
    }
}
