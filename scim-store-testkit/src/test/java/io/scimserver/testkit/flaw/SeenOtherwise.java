package io.scimserver.testkit.flaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.testkit.support.FilterRewrite;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Store that searches in copies of the documents that hold other values, as an index may. */
public class SeenOtherwise extends PlainStore {

    private final UnaryOperator<ValueNode> values;
    private final UnaryOperator<ValueNode> literals;

    public SeenOtherwise(UnaryOperator<ValueNode> values, UnaryOperator<ValueNode> literals) {
        this.values = values;
        this.literals = literals;
    }

    /** Changes values and literals in the same way. */
    public SeenOtherwise(UnaryOperator<ValueNode> values) {
        this(values, values);
    }

    @Override
    public UserPage search(UserQuery query) {
        FilterRewrite rewrite = new FilterRewrite(this::withOtherLiteral);
        return super.search(
                new UserQuery(query.filter().map(rewrite::apply), query.sort(), query.paging(), query.types()));
    }

    @Override
    public Stream<Listed> listed() {
        return super.listed().map(listed -> new Listed(listed.number(), seen(listed.user())));
    }

    private Filter withOtherLiteral(Filter filter) {
        ValueNode literal = filter.getComparisonValue();
        return literal == null ? filter : FilterRewrite.withLiteral(filter, literals.apply(literal));
    }

    private StoredUser seen(StoredUser user) {
        UserDocument document =
                UserDocument.of((ObjectNode) copy(user.attributes().tree()));
        return new StoredUser(user.id(), user.version(), user.created(), user.lastModified(), document);
    }

    private JsonNode copy(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> copy.set(member.getKey(), copy(member.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(copy(element)));
            return copy;
        }
        return values.apply((ValueNode) node);
    }
}
