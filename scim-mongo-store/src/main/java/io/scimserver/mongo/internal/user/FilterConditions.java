package io.scimserver.mongo.internal.user;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.mongo.internal.user.Anchor.Rank;
import io.scimserver.mongo.internal.user.form.Escaping;
import io.scimserver.mongo.internal.user.form.Patterns;
import io.scimserver.mongo.internal.user.form.SearchTree;
import io.scimserver.mongo.internal.user.form.Term;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.StoreException.UnsupportedQuery;
import io.scimserver.store.search.FilterAttribute;
import io.scimserver.store.search.FilterTranslator;
import io.scimserver.store.search.value.ComparisonValue;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Translator of a filter into a {@link Condition} on the fields that {@link SearchTree} and {@link UserFormat} write.
 */
final class FilterConditions extends FilterTranslator<Condition> {

    private final ResourceKind kind;
    private final AttributeTypes types;
    private final Scope scope;

    /** Translates filters of a query. */
    FilterConditions(ResourceKind kind, AttributeTypes types) {
        this(kind, types, new Scope(UserFormat.SEARCH + '.', ""));
    }

    private FilterConditions(ResourceKind kind, AttributeTypes types, Scope scope) {
        super(types);
        this.kind = kind;
        this.types = types;
        this.scope = scope;
    }

    /**
     * Prefixes of the paths of a filter.
     *
     * @param inCondition the prefix of the path in the condition: empty within {@code $elemMatch}
     * @param inTerm the prefix of the path in a {@link Term}
     */
    private record Scope(String inCondition, String inTerm) {

        boolean isElement() {
            return inCondition.isEmpty();
        }

        Scope deeper(String path) {
            return new Scope(inCondition + path + '.', inTerm + path + '.');
        }

        Scope element(String path) {
            return new Scope("", inTerm + path + '.');
        }
    }

    @Override
    protected Condition and(List<Condition> conditions) {
        return Condition.all(conditions);
    }

    @Override
    protected Condition or(List<Condition> conditions) {
        return Condition.any(conditions.stream().map(this::contained).toList());
    }

    @Override
    protected Condition not(Condition condition) {
        return contained(condition).negated();
    }

    /** Returns the condition as a part of one from which the anchors do not follow. */
    private Condition contained(Condition condition) {
        return scope.isElement() ? condition.withoutAnchors() : condition;
    }

    @Override
    protected Condition present(FilterAttribute attribute) {
        if (metaField(attribute).isPresent()) {
            return Condition.always();
        }
        String path = scope.inCondition + Escaping.path(attribute.fields());
        return switch (attribute.type().type()) {
            case COMPLEX -> Condition.of(path + '.' + SearchTree.ASSIGNED, BsonBoolean.TRUE);
            case BOOLEAN, INTEGER, DECIMAL -> Condition.of(path, new BsonDocument("$exists", BsonBoolean.TRUE));
            default -> Condition.of(path + SearchTree.FOLDED, new BsonDocument("$gt", new BsonString("")));
        };
    }

    @Override
    protected Condition equal(FilterAttribute attribute, ComparisonValue value) {
        return metaField(attribute)
                .map(metaField -> metaField.equal(value))
                .orElseGet(() -> equalInTree(attribute, value));
    }

    private Condition equalInTree(FilterAttribute attribute, ComparisonValue value) {
        Optional<ComparedForm> form = ComparedForm.of(attribute, value);
        if (form.isEmpty()) {
            return Condition.never();
        }
        BsonDocument exact = new BsonDocument(
                scope.inCondition + form.get().path(), form.get().value());
        if (kind == ResourceKind.USER && exact.containsKey(UserFormat.ACTIVE)) {
            return Condition.of(exact).anchoredBy(new Anchor(Rank.ACTIVE, UserIndex.ACTIVE, exact));
        }
        Condition condition = isName(form.get()) ? named(Rank.NAME, form.get().value()) : Condition.of(exact);
        return form.get().anchor(scope.inTerm).map(condition::anchoredBy).orElse(condition);
    }

    /**
     * Returns true if the field of the name, which has an index of its own, can be compared in place of the tree. The
     * field of a user without a name begins with NUL.
     */
    private boolean isName(ComparedForm form) {
        return scope.inTerm.isEmpty()
                && form.path().equals(kind.pathOfName())
                && !form.value().asString().getValue().isEmpty()
                && form.value().asString().getValue().charAt(0) != '\0';
    }

    private Condition named(Rank rank, BsonValue comparison) {
        BsonDocument exact = new BsonDocument(kind.nameField(), comparison);
        return Condition.of(exact).anchoredBy(new Anchor(rank, UserIndex.NAME, exact));
    }

    @Override
    protected Condition matchText(FilterAttribute attribute, FilterType operator, String text) {
        Optional<MetaField> metaField = metaField(attribute);
        if (metaField.isPresent()) {
            return metaField.get().matchText(operator, text);
        }
        ComparedForm form = ComparedForm.ofText(attribute, text);
        BsonRegularExpression pattern = new BsonRegularExpression(Patterns.of(operator, text));
        if (operator == FilterType.STARTS_WITH && isName(form)) {
            return named(Rank.BEGINNING, pattern);
        }
        Condition condition = Condition.of(scope.inCondition + form.path(), pattern);
        return operator == FilterType.STARTS_WITH
                ? form.prefixAnchor(scope.inTerm).map(condition::anchoredBy).orElse(condition)
                : condition;
    }

    @Override
    protected Condition order(FilterAttribute attribute, FilterType operator, ComparisonValue value) {
        Optional<MetaField> metaField = metaField(attribute);
        if (metaField.isPresent()) {
            return metaField.get().order(operator, value);
        }
        ComparedForm form = ComparedForm.of(attribute, value)
                .orElseThrow(() -> new UnsupportedQuery(
                        attribute.name() + " is compared with a number that has more digits than MongoDB keeps"));
        return Condition.of(scope.inCondition + form.path(), new BsonDocument(operator(operator), form.value()));
    }

    @Override
    protected Condition anyElement(FilterAttribute attribute, Filter valueFilter) {
        String path = Escaping.path(attribute.fields());
        if (!attribute.hasManyValues()) {
            return new FilterConditions(kind, types, scope.deeper(path))
                    .translateElement(attribute.path(), valueFilter);
        }
        Condition element =
                new FilterConditions(kind, types, scope.element(path)).translateElement(attribute.path(), valueFilter);
        BsonDocument match = new BsonDocument("$elemMatch", element.exact());
        return new Condition(List.of(new BsonDocument(scope.inCondition + path, match)), element.anchors(), false);
    }

    /** Finds the field that the store keeps beside the attributes. Only the user itself has it, not an element. */
    private Optional<MetaField> metaField(FilterAttribute attribute) {
        return scope.inTerm.isEmpty() ? MetaField.of(attribute, kind) : Optional.empty();
    }

    static String operator(FilterType operator) {
        return switch (operator) {
            case GREATER_THAN -> "$gt";
            case GREATER_OR_EQUAL -> "$gte";
            case LESS_THAN -> "$lt";
            default -> "$lte";
        };
    }
}
