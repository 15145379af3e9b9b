package io.scimserver.store.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.store.StoredUser;
import io.scimserver.store.search.value.ComparisonKind;
import io.scimserver.store.search.value.ComparisonValue;
import io.scimserver.store.search.value.DateTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Value of a user, and its place. Immutable.
 *
 * @param pointer the attribute that it is a value of, as {@link FilterAttribute#pointer} names it
 * @param element the element of an array that it is, or that it is in; the same for values in one element, different
 *     for any two elements of a user; 0 outside of arrays
 * @param isPreferred true if a user is sorted by it: of many values the primary one or else the first
 * @param isAssigned true if it is a value in the sense of RFC 7643 §2.5, that {@code pr} finds
 * @param node the JSON; neither null nor an array
 */
record IndexedValue(String pointer, int element, boolean isPreferred, boolean isAssigned, JsonNode node) {

    /**
     * Returns every value of a user: those of the document, {@code id}, and the parts of {@code meta} that a filter can
     * ask for. Complex values come too, each before its sub-attributes: a value filter holds for one of them.
     */
    static List<IndexedValue> of(StoredUser user) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.setAll((ObjectNode) user.attributes().tree());
        tree.put("id", user.id());
        tree.putObject("meta")
                .put("resourceType", MetaAttributes.RESOURCE_TYPE)
                .put("version", user.version())
                .put("created", DateTimes.format(user.created()))
                .put("lastModified", DateTimes.format(user.lastModified()));
        Walk walk = new Walk();
        tree.properties().forEach(member -> walk.into(step(member.getKey()), member.getValue(), 0, true));
        return walk.found;
    }

    /** Returns the comparison value for this kind of comparison; empty if the value has none. */
    Optional<ComparisonValue> comparedAs(ComparisonKind kind) {
        return ComparisonValue.of(node, kind.type());
    }

    static String step(String field) {
        return "/" + field.replace("~", "~0").replace("/", "~1");
    }

    private static final class Walk {

        private final List<IndexedValue> found = new ArrayList<>();
        private int elements;

        void into(String pointer, JsonNode node, int element, boolean isPreferred) {
            if (node.isArray()) {
                int preferred = UserOrder.preferredIndex(node);
                for (int i = 0; i < node.size(); i++) {
                    JsonNode child = node.get(i);
                    into(pointer, child, elementOf(child, element), isPreferred && i == preferred);
                }
            } else if (!node.isNull()) {
                found.add(new IndexedValue(pointer, element, isPreferred, JsonValues.isAssigned(node), node));
                node.properties()
                        .forEach(part -> into(pointer + step(part.getKey()), part.getValue(), element, isPreferred));
            }
        }

        /**
         * Returns the element of a child. Arrays in arrays are looked into: their elements are elements like all
         * others.
         */
        private int elementOf(JsonNode child, int outer) {
            if (outer > 0 || child.isArray()) {
                return outer;
            }
            elements++;
            return elements;
        }
    }
}
