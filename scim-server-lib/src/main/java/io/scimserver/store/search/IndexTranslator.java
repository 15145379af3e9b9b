package io.scimserver.store.search;

import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.search.value.ComparisonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Translator of filters into conditions on {@link IndexEntry index entries}: every comparison is a range of keys.
 * Extend it if your database keeps the entries of its users, in a table or a key space.
 *
 * @param <Q> a condition in the database's language
 */
public abstract class IndexTranslator<Q> extends FilterTranslator<Q> {

    private static final byte[] FIRST = {};
    private static final byte LOWEST = 0;

    /** Byte that occurs in no UTF-8 and begins no other key. */
    private static final byte BEYOND = (byte) 0xFF;

    protected IndexTranslator(AttributeTypes types) {
        super(types);
    }

    /**
     * Returns a condition that holds if an entry of this name has a key in the range; keys compare unsigned, byte by
     * byte, a prefix before what it is a prefix of.
     *
     * @param from the first key in the range
     * @param to the first key behind the range
     */
    protected abstract Q anyKey(String name, byte[] from, byte[] to);

    /**
     * Returns a condition that holds if an entry of this name has a key that contains the bytes or ends with them.
     *
     * @param operator {@code CONTAINS} or {@code ENDS_WITH}
     */
    protected abstract Q anyText(String name, FilterType operator, byte[] text);

    @Override
    protected final Q present(FilterAttribute attribute) {
        return anyKey(IndexEntry.presenceName(attribute), FIRST, new byte[] {BEYOND});
    }

    @Override
    protected final Q equal(FilterAttribute attribute, ComparisonValue value) {
        byte[] key = value.sortKey();
        return anyKey(IndexEntry.valueName(attribute), key, with(key, LOWEST));
    }

    @Override
    protected final Q matchText(FilterAttribute attribute, FilterType operator, String text) {
        byte[] key = text.getBytes(StandardCharsets.UTF_8);
        String name = IndexEntry.valueName(attribute);
        return operator == FilterType.STARTS_WITH ? anyKey(name, key, with(key, BEYOND)) : anyText(name, operator, key);
    }

    @Override
    protected final Q order(FilterAttribute attribute, FilterType operator, ComparisonValue value) {
        byte[] key = value.sortKey();
        byte[] next = with(key, LOWEST);
        byte[] end = {BEYOND};
        String name = IndexEntry.valueName(attribute);
        return switch (operator) {
            case GREATER_THAN -> anyKey(name, next, end);
            case GREATER_OR_EQUAL -> anyKey(name, key, end);
            case LESS_THAN -> anyKey(name, FIRST, key);
            default -> anyKey(name, FIRST, next);
        };
    }

    private static byte[] with(byte[] key, byte last) {
        byte[] longer = Arrays.copyOf(key, key.length + 1);
        longer[key.length] = last;
        return longer;
    }
}
