package io.scimserver.jdbc.internal.user;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.jdbc.internal.Dialect;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.search.FilterAttribute;
import io.scimserver.store.search.FilterTranslator;
import io.scimserver.store.search.IndexEntry;
import io.scimserver.store.search.value.ComparisonKind;
import io.scimserver.store.search.value.ComparisonValue;
import io.scimserver.store.search.value.ComparisonValue.Bool;
import io.scimserver.store.search.value.ComparisonValue.DateTime;
import io.scimserver.store.search.value.ComparisonValue.Text;
import io.scimserver.store.search.value.Folding;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Filter as conditions on terms and columns. It never leaves anybody out who matches; {@link Condition#isExact} tells if
 * it may find others, too.
 */
final class FilterConditions extends FilterTranslator<Condition> {

    /** Byte that occurs in no UTF-8 and begins no other key. */
    private static final byte BEYOND = (byte) 0xFF;

    /** Second so far from 1970 that its milliseconds still are a number. */
    private static final long FARTHEST_SECOND = 1_000_000_000_000_000L;

    private static final Map<String, String> TIMES =
            Map.of("meta.created", "u.created", "meta.lastModified", "u.modified");
    private static final Map<FilterType, String> OPERATORS = Map.of(
            FilterType.GREATER_THAN, ">",
            FilterType.GREATER_OR_EQUAL, ">=",
            FilterType.LESS_THAN, "<",
            FilterType.LESS_OR_EQUAL, "<=");

    private final AttributeTypes types;
    private final long tenant;
    private final Dialect dialect;
    private final LongPredicate hasTerms;
    private final boolean isOfElement;

    /** @param hasTerms tells if any user of the tenant has a term of this attribute */
    FilterConditions(AttributeTypes types, long tenant, Dialect dialect, LongPredicate hasTerms) {
        this(types, tenant, dialect, hasTerms, false);
    }

    private FilterConditions(
            AttributeTypes types, long tenant, Dialect dialect, LongPredicate hasTerms, boolean isOfElement) {
        super(types);
        this.types = types;
        this.tenant = tenant;
        this.dialect = dialect;
        this.hasTerms = hasTerms;
        this.isOfElement = isOfElement;
    }

    /** Of one element the best part finds candidates: it takes the document to tell if the others hold for the same. */
    @Override
    protected Condition and(List<Condition> conditions) {
        return isOfElement ? Condition.and(conditions).inexact() : Condition.and(conditions);
    }

    @Override
    protected Condition or(List<Condition> conditions) {
        return Condition.or(conditions);
    }

    @Override
    protected Condition not(Condition condition) {
        return isOfElement ? Condition.UNKNOWN : condition.not();
    }

    @Override
    protected Condition present(FilterAttribute attribute) {
        boolean isMeta = attribute.name().equals("id") || attribute.name().startsWith("meta.");
        return isMeta && !isOfElement ? Condition.everybody() : Condition.UNKNOWN;
    }

    @Override
    protected Condition equal(FilterAttribute attribute, ComparisonValue value) {
        return ofRow(attribute, "=", value).orElseGet(() -> equalTerm(attribute, value));
    }

    @Override
    protected Condition matchText(FilterAttribute attribute, FilterType operator, String text) {
        String name = IndexEntry.valueName(attribute);
        byte[] part = Bytes.of(text);
        if (!Term.isIndexed(name) || part.length == 0) {
            return Condition.UNKNOWN;
        }
        if (operator == FilterType.STARTS_WITH) {
            return range(name, part, Term.head(part), end(Term.head(part)));
        }
        Sql test = operator == FilterType.CONTAINS ? dialect.contains(part) : dialect.endsWith(part);
        Condition whole =
                Condition.ofTerms(term(Term.attribute(name)).plus(" and ").plus(test), true, Condition.PART);
        long ofLongOnes = Term.longAttribute(name);
        // Of long values the end is not here: each of them may match.
        return hasTerms.test(ofLongOnes)
                ? Condition.or(List.of(whole, Condition.ofTerms(term(ofLongOnes), false, Condition.PART)))
                : whole;
    }

    @Override
    protected Condition order(FilterAttribute attribute, FilterType operator, ComparisonValue value) {
        return ofRow(attribute, OPERATORS.getOrDefault(operator, "="), value)
                .orElseGet(() -> orderTerm(IndexEntry.valueName(attribute), operator, value.sortKey()));
    }

    @Override
    protected Condition anyElement(FilterAttribute attribute, Filter valueFilter) {
        return new FilterConditions(types, tenant, dialect, hasTerms, true)
                .translateElement(attribute.path(), valueFilter);
    }

    /** Returns the condition for what has a column. */
    private Optional<Condition> ofRow(FilterAttribute attribute, String operator, ComparisonValue value) {
        if (isOfElement) {
            return Optional.empty();
        }
        if (value instanceof DateTime time && TIMES.containsKey(attribute.name())) {
            return ofTime(TIMES.get(attribute.name()), operator, time.instant());
        }
        if (value instanceof Bool wanted && attribute.name().equals("active") && operator.equals("=")) {
            return Optional.of(Condition.ofRow(Sql.of("u.active = ?", wanted.isTrue() ? 1 : 0)));
        }
        boolean isId = attribute.name().equals("id") && attribute.type().caseExact() && operator.equals("=");
        return isId && value instanceof Text id
                ? Optional.of(Condition.ofRow(Sql.of("u.id = ?", Bytes.of(id.text()))))
                : Optional.empty();
    }

    /** Returns the condition on a time; empty for one that is no whole millisecond. */
    private static Optional<Condition> ofTime(String column, String operator, Instant time) {
        boolean isFar = Math.abs(time.getEpochSecond()) > FARTHEST_SECOND;
        long millis = isFar ? 0 : time.toEpochMilli();
        return Instant.ofEpochMilli(millis).equals(time)
                ? Optional.of(Condition.ofRow(Sql.of(column + " " + operator + " ?", millis)))
                : Optional.empty();
    }

    /** Returns the condition on terms; for a {@code caseExact} attribute they are candidates. */
    private Condition equalTerm(FilterAttribute attribute, ComparisonValue value) {
        boolean isExactText = value instanceof Text && attribute.type().caseExact();
        String name = IndexEntry.valueName(attribute);
        if (isExactText) {
            name = ComparisonKind.FOLDED
                    + name.substring(ComparisonKind.EXACT.name().length());
        }
        if (!Term.isIndexed(name) || attribute.type().type() == Type.BINARY) {
            return Condition.UNKNOWN;
        }
        byte[] key = value instanceof Text text ? Bytes.of(Folding.fold(text.text())) : value.sortKey();
        boolean isWhole = key.length < Term.LONGEST && !isExactText;
        Sql term = term(Term.attribute(name)).plus(" and k = ?", (Object) Term.head(key));
        Condition found = Condition.ofTerms(term, isWhole, Condition.EQUALITY);
        Sql probe = Sql.of("exists (select 1 from scim_term where ").plus(term).plus(" and seq = u.seq)");
        return isWhole ? found.withWhole(probe) : found;
    }

    private Condition orderTerm(String name, FilterType operator, byte[] key) {
        if (!Term.isIndexed(name)) {
            return Condition.UNKNOWN;
        }
        byte[] head = Term.head(key);
        boolean isCut = key.length >= Term.LONGEST;
        byte[] next = isCut ? end(head) : Arrays.copyOf(head, head.length + 1);
        byte[] last = {BEYOND};
        return switch (operator) {
            case GREATER_THAN -> range(name, key, isCut ? head : next, last);
            case GREATER_OR_EQUAL -> range(name, key, head, last);
            case LESS_THAN -> range(name, key, new byte[0], isCut ? next : head);
            default -> range(name, key, new byte[0], next);
        };
    }

    private Condition range(String name, byte[] wanted, byte[] from, byte[] to) {
        Sql term = term(Term.attribute(name)).plus(" and k >= ? and k < ?", from, to);
        return Condition.ofTerms(term, wanted.length < Term.LONGEST, Condition.RANGE);
    }

    private Sql term(long attribute) {
        return Sql.of("tenant = ? and attr = ?", tenant, attribute);
    }

    /** Returns the end of the range of all keys that begin with these bytes. */
    private static byte[] end(byte[] beginning) {
        byte[] end = Arrays.copyOf(beginning, beginning.length + 1);
        end[beginning.length] = BEYOND;
        return end;
    }
}
