package io.scimserver.testkit.support;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import java.math.BigDecimal;

/**
 * Filters made by hand, in the normal form that a store is given: {@code where("userName").eq("ada")},
 * {@code where("emails").has(where("type").eq("work"))}. Combine them with {@link Filter#and}, {@link Filter#or} and
 * {@link Filter#not}.
 */
public final class Filters {

    private Filters() {}

    /** Returns a core attribute, a sub-attribute of one, or within a value filter an attribute of the element. */
    public static Operand where(String... names) {
        return new Operand(path(Path.root(), names));
    }

    /** Returns an attribute of the enterprise extension. */
    public static Operand enterprise(String... names) {
        return new Operand(path(Path.root(KitSchema.ENTERPRISE), names));
    }

    /** Returns an attribute of the kit's extension. */
    public static Operand kit(String... names) {
        return new Operand(path(Path.root(KitSchema.KIT), names));
    }

    private static Path path(Path root, String... names) {
        Path path = root;
        for (String name : names) {
            path = path.attribute(name);
        }
        return path;
    }

    /**
     * Attribute that a comparison starts from. Literals: strings, booleans, whole numbers and decimals.
     *
     * @param path the attribute
     */
    public record Operand(Path path) {

        public Filter eq(Object literal) {
            return Filter.eq(path, node(literal));
        }

        public Filter ne(Object literal) {
            return Filter.ne(path, node(literal));
        }

        public Filter co(String literal) {
            return Filter.co(path, node(literal));
        }

        public Filter sw(String literal) {
            return Filter.sw(path, node(literal));
        }

        public Filter ew(String literal) {
            return Filter.ew(path, node(literal));
        }

        public Filter gt(Object literal) {
            return Filter.gt(path, node(literal));
        }

        public Filter ge(Object literal) {
            return Filter.ge(path, node(literal));
        }

        public Filter lt(Object literal) {
            return Filter.lt(path, node(literal));
        }

        public Filter le(Object literal) {
            return Filter.le(path, node(literal));
        }

        /** Returns the filter that the attribute is present. */
        public Filter pr() {
            return Filter.pr(path);
        }

        /** Returns a filter: one element matches the whole value filter. */
        public Filter has(Filter valueFilter) {
            return Filter.hasComplexValue(path, valueFilter);
        }

        private static ValueNode node(Object literal) {
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            if (literal instanceof Boolean truth) {
                return nodes.booleanNode(truth);
            }
            if (literal instanceof Integer number) {
                return nodes.numberNode(number);
            }
            if (literal instanceof Long number) {
                return nodes.numberNode(number);
            }
            if (literal instanceof BigDecimal number) {
                return nodes.numberNode(number);
            }
            if (literal instanceof Double number) {
                return nodes.numberNode(BigDecimal.valueOf(number));
            }
            return nodes.textNode(literal.toString());
        }
    }
}
