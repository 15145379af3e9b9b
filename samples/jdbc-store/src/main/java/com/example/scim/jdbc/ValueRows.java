package com.example.scim.jdbc;

import io.scimserver.filter.IndexedValue;
import io.scimserver.filter.Reading;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.StoredUser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What filters and orders ask of a user, as rows of {@code scim_value}. Texts are kept as UTF-8 in columns of bytes: they
 * compare exactly and in code point order whatever the collation, and may hold U+0000, which PostgreSQL's text cannot.
 */
final class ValueRows {

    /** A value whatever it is, so that value filters can range over elements. */
    static final String NODE = "NODE";

    /** A value that is not empty. */
    static final String PRESENT = "PRESENT";

    /** No UTF-8 has this byte: behind a prefix, an upper bound of what starts with it. */
    static final byte AFTER_ALL_TEXTS = (byte) 0xFF;

    /** As much of a value as goes into the index: PostgreSQL's entries end at 2.7 kB. */
    private static final int HEAD = 200;

    private static final int MAX_NAME = 1_000;

    private static final byte[] NOTHING = {};

    private ValueRows() {}

    /** One row each: name, element, preferred, head, whole. */
    static Stream<Object[]> of(StoredUser user) {
        return IndexedValue.of(user).stream().flatMap(ValueRows::of);
    }

    static byte[] name(String kind, String pointer) {
        return bytes(kind + pointer);
    }

    static byte[] head(byte[] key) {
        return key.length <= HEAD ? key : Arrays.copyOf(key, HEAD);
    }

    static byte[] bytes(String text, byte... more) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(utf8, utf8.length + more.length);
        System.arraycopy(more, 0, all, utf8.length, more.length);
        return all;
    }

    private static Stream<Object[]> of(IndexedValue value) {
        Stream<Object[]> facts = Stream.of(NODE, PRESENT)
                .filter(kind -> kind.equals(NODE) || value.isAssigned())
                .map(kind -> row(kind, value, NOTHING));
        Stream<Object[]> readings = Stream.of(Reading.values())
                .flatMap(reading ->
                        value.comparedAs(reading).map(read -> row(reading.name(), value, read.sortKey())).stream());
        return Stream.concat(facts, readings);
    }

    private static Object[] row(String kind, IndexedValue value, byte[] key) {
        byte[] name = name(kind, value.pointer());
        if (name.length > MAX_NAME) {
            throw new UnsupportedValue(value.pointer(), "a name longer than " + MAX_NAME + " bytes");
        }
        return new Object[] {name, value.element(), value.isPreferred(), head(key), key};
    }
}
