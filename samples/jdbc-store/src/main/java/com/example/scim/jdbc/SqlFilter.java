package com.example.scim.jdbc;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.search.FilterAttribute;
import io.scimserver.store.search.IndexEntry;
import io.scimserver.store.search.IndexTranslator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Filter as a condition on one user, or within a value filter on one element: it is among those whose rows match. */
final class SqlFilter extends IndexTranslator<String> {

    private final AttributeTypes types;
    private final Map<String, Object> arguments;
    private final String subject;
    private final String columns;

    /**
     * @param arguments the map for the values of the statement's parameters; {@code :tenant} is there already
     * @param subject the columns of the statement that name the user, or the user and the element
     * @param columns the matching ones of {@code scim_entry}
     */
    private SqlFilter(AttributeTypes types, Map<String, Object> arguments, String subject, String columns) {
        super(types);
        this.types = types;
        this.arguments = arguments;
        this.subject = subject;
        this.columns = columns;
    }

    static SqlFilter ofUsers(AttributeTypes types, Map<String, Object> arguments) {
        return new SqlFilter(types, arguments, "seq", "owner");
    }

    /** Returns as much of a key as the index holds. */
    static byte[] head(byte[] key) {
        return key.length <= 200 ? key : Arrays.copyOf(key, 200);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the name of a parameter that stands for the value. */
    String bind(Object value) {
        String name = "p" + arguments.size();
        arguments.put(name, value);
        return ":" + name;
    }

    @Override
    protected String and(List<String> conditions) {
        return "(" + String.join(" and ", conditions) + ")";
    }

    @Override
    protected String or(List<String> conditions) {
        return "(" + String.join(" or ", conditions) + ")";
    }

    @Override
    protected String not(String condition) {
        return "not (" + condition + ")";
    }

    @Override
    protected String anyKey(String name, byte[] from, byte[] to) {
        String heads = "head between " + bind(head(from)) + " and " + bind(head(to));
        return anyEntry(name, heads + " and whole >= " + bind(from) + " and whole < " + bind(to));
    }

    @Override
    protected String anyText(String name, FilterType operator, byte[] text) {
        return anyEntry(
                name,
                operator == FilterType.CONTAINS
                        ? "position(" + bind(text) + " in whole) > 0"
                        : "substring(whole from octet_length(whole) - " + bind(text.length) + " + 1) = " + bind(text));
    }

    @Override
    protected String anyElement(FilterAttribute attribute, Filter valueFilter) {
        SqlFilter ofElements = new SqlFilter(types, arguments, "(owner, element)", "owner, element");
        return anyEntry(IndexEntry.elementName(attribute), ofElements.translateElement(attribute.path(), valueFilter));
    }

    private String anyEntry(String name, String condition) {
        return subject + " in (select " + columns + " from scim_entry where tenant = :tenant and name = "
                + bind(bytes(name)) + " and " + condition + ")";
    }
}
