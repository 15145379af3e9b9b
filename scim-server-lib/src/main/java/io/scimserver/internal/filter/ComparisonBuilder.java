package io.scimserver.internal.filter;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.internal.schema.AttributePath;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import java.util.Optional;

/** Builder of comparisons: checks each against the schema and gives it its normal form. Lives for one filter. */
final class ComparisonBuilder {

    /**
     * Attribute of a comparison.
     *
     * @param attribute the attribute
     * @param isPart true if it is named inside a value filter
     * @param position the index of the first character of its name
     */
    record Operand(AttributePath attribute, boolean isPart, int position) {

        Path path() {
            return isPart ? Path.root().attribute(attribute.target().name()) : attribute.toPath();
        }

        boolean isVersion() {
            return attribute.display().equals("meta.version");
        }

        ScimErrorException wrong(String problem) {
            return FilterText.wrong(position, "'" + attribute.display() + "' " + problem);
        }
    }

    private final FilterText text;
    private final Repairs repairs;
    private final LiteralTyper literals;

    ComparisonBuilder(FilterText text, Repairs repairs) {
        this.text = text;
        this.repairs = repairs;
        this.literals = new LiteralTyper(text, repairs);
    }

    /**
     * Returns the filter for {@code pr}. Every user has {@code meta}, which stores keep in parts: it is present as one
     * of these is.
     */
    Filter present(Operand operand) {
        boolean isMeta = operand.attribute().display().equals("meta");
        return Filter.pr(isMeta ? operand.path().attribute("created") : operand.path());
    }

    /** Returns a filter that matches everything, or nothing, in the terms that stores know. */
    Filter constant(Optional<AttributePath> container, boolean isTrue) {
        text.countNode();
        Path path = Path.root()
                .attribute(container
                        .map(within -> within.attribute()
                                .subAttributes()
                                .iterator()
                                .next()
                                .name())
                        .orElse("externalId"));
        Filter present = Filter.pr(path);
        Filter absent = Filter.not(Filter.pr(path));
        return isTrue ? Filter.or(present, absent) : Filter.and(present, absent);
    }

    /** Returns the comparison for every other operator. */
    Filter compare(Operand operand, FilterType operator, Literal literal) {
        if (literal.isNull()) {
            return compareWithNull(operand, operator, literal);
        }
        Operand simple = simple(operand);
        requireAllowed(simple, operator);
        return Operators.apply(
                operator,
                simple.path(),
                simple.isVersion()
                        ? literals.entityTag(literal)
                        : literals.read(simple.attribute(), operator, literal));
    }

    /** Compares with null. Unassigned and null are the same (RFC 7643 §2.5). */
    private Filter compareWithNull(Operand operand, FilterType operator, Literal literal) {
        return switch (operator) {
            case EQUAL -> {
                text.countNode();
                yield Filter.not(present(operand));
            }
            case NOT_EQUAL -> present(operand);
            default -> throw FilterText.wrong(literal.position(), "null can only be compared by eq and ne");
        };
    }

    /**
     * Returns the operand for a simple value. A multi-valued attribute as a whole stands for its values:
     * {@code emails eq "x"} for {@code emails.value}. The manager may stand for its value, as it does in what Entra ID
     * sends elsewhere.
     */
    private Operand simple(Operand operand) {
        Attribute target = operand.attribute().target();
        if (!target.isComplex()) {
            return operand;
        }
        return target.subAttributes()
                .find("value")
                .filter(value -> target.multiValued() || repairs.make(Repair.MANAGER_AS_TEXT))
                .map(value -> new Operand(operand.attribute().with(value), operand.isPart(), operand.position()))
                .orElseThrow(() -> operand.wrong("has sub-attributes; compare one of them, or use pr"));
    }

    private static void requireAllowed(Operand operand, FilterType operator) {
        Type type = operand.attribute().target().type();
        boolean isAllowed = switch (operator) {
            case CONTAINS, STARTS_WITH, ENDS_WITH -> isText(type) && !operand.isVersion();
            case GREATER_THAN, GREATER_OR_EQUAL, LESS_THAN, LESS_OR_EQUAL ->
                type != Type.BOOLEAN && type != Type.BINARY && !operand.isVersion();
            default -> true;
        };
        if (!isAllowed) {
            String kind = operand.isVersion() ? "a version" : "of type " + type.getName();
            throw operand.wrong("is " + kind + ", which " + operator.getStringValue() + " cannot compare");
        }
    }

    private static boolean isText(Type type) {
        return type == Type.STRING || type == Type.REFERENCE;
    }
}
