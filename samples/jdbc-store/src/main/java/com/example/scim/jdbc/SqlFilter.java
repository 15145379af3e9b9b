package com.example.scim.jdbc;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.filter.ComparisonValue;
import io.scimserver.filter.FilterAttribute;
import io.scimserver.filter.FilterTranslator;
import io.scimserver.filter.Reading;
import io.scimserver.store.AttributeTypes;
import java.util.List;

/** A filter as a condition on one user, or within a value filter on one element: it is among those whose rows match. */
final class SqlFilter extends FilterTranslator<Sql> {

    private final byte[] tenant;
    private final AttributeTypes types;
    private final String subject;
    private final String columns;

    private SqlFilter(byte[] tenant, AttributeTypes types, String subject, String columns) {
        super(types);
        this.tenant = tenant;
        this.types = types;
        this.subject = subject;
        this.columns = columns;
    }

    static SqlFilter ofUsers(byte[] tenant, AttributeTypes types) {
        return new SqlFilter(tenant, types, "seq", "owner");
    }

    private SqlFilter ofElements() {
        return new SqlFilter(tenant, types, "(owner, element)", "owner, element");
    }

    @Override
    protected Sql and(List<Sql> conditions) {
        return Sql.joined(" and ", conditions).inBrackets("");
    }

    @Override
    protected Sql or(List<Sql> conditions) {
        return Sql.joined(" or ", conditions).inBrackets("");
    }

    @Override
    protected Sql not(Sql condition) {
        return condition.inBrackets("not ");
    }

    @Override
    protected Sql present(FilterAttribute attribute) {
        return anyRow(ValueRows.PRESENT, attribute, Sql.of("true"));
    }

    @Override
    protected Sql equal(FilterAttribute attribute, ComparisonValue value) {
        byte[] key = value.sortKey();
        return anyValue(attribute, Sql.of("head = ? and whole = ?", ValueRows.head(key), key));
    }

    @Override
    protected Sql matchText(FilterAttribute attribute, FilterType operator, String text) {
        byte[] key = ValueRows.bytes(text);
        byte[] last = ValueRows.bytes(text, ValueRows.AFTER_ALL_TEXTS);
        return switch (operator) {
            case STARTS_WITH ->
                anyValue(
                        attribute,
                        Sql.of("head between ? and ?", ValueRows.head(key), ValueRows.head(last))
                                .then("and whole between ? and ?", key, last));
            case ENDS_WITH ->
                anyValue(
                        attribute,
                        Sql.of("octet_length(whole) >= ?", key.length)
                                .then("and substring(whole from octet_length(whole) - ? + 1) = ?", key.length, key));
            default -> anyValue(attribute, Sql.of("position(? in whole) > 0", (Object) key));
        };
    }

    @Override
    protected Sql order(FilterAttribute attribute, FilterType operator, ComparisonValue value) {
        byte[] key = value.sortKey();
        byte[] head = ValueRows.head(key);
        return anyValue(
                attribute,
                switch (operator) {
                    case GREATER_THAN -> Sql.of("head >= ? and whole > ?", head, key);
                    case GREATER_OR_EQUAL -> Sql.of("head >= ? and whole >= ?", head, key);
                    case LESS_THAN -> Sql.of("head <= ? and whole < ?", head, key);
                    default -> Sql.of("head <= ? and whole <= ?", head, key);
                });
    }

    @Override
    protected Sql anyElement(FilterAttribute attribute, Filter valueFilter) {
        return anyRow(ValueRows.NODE, attribute, ofElements().translateElement(attribute.path(), valueFilter));
    }

    private Sql anyValue(FilterAttribute attribute, Sql condition) {
        return anyRow(Reading.of(attribute.type()).name(), attribute, condition);
    }

    private Sql anyRow(String kind, FilterAttribute attribute, Sql condition) {
        return Sql.of("select " + columns + " from scim_value where tenant = ?", (Object) tenant)
                .then("and name = ? and", (Object) ValueRows.name(kind, attribute.pointer()))
                .then(condition)
                .inBrackets(subject + " in ");
    }
}
