package io.scimserver.store.search;

import io.scimserver.store.StoredUser;
import io.scimserver.store.search.value.ComparisonKind;
import io.scimserver.store.search.value.ComparisonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Entry of a user in an index that {@link IndexTranslator} queries: for stores whose database searches in a table or a
 * key space. Write the entries anew at every create and replace. The type of an attribute is known only when a query
 * comes; therefore a value has an entry for each {@link ComparisonKind} that it has. Two entries of a user may be alike in
 * all. Immutable.
 */
public final class IndexEntry {

    /** Kind of the entry for an element, so that value filters can range over elements. */
    private static final String ELEMENT = "ELEMENT";

    /** Kind of the entry for a value that {@code pr} finds. */
    private static final String PRESENT = "PRESENT";

    private static final byte[] NO_KEY = {};

    private final String name;
    private final IndexedValue value;
    private final byte[] key;

    private IndexEntry(String kind, IndexedValue value, byte[] key) {
        this.name = kind + value.pointer();
        this.value = value;
        this.key = key;
    }

    /** Returns the entries of a user: everything that a filter or an order can ask for. */
    public static List<IndexEntry> of(StoredUser user) {
        return IndexedValue.of(user).stream().flatMap(IndexEntry::of).toList();
    }

    /** Returns the name of an attribute's values, to sort by: those that {@link #isPreferred}, by their keys. */
    public static String valueName(FilterAttribute attribute) {
        return ComparisonKind.of(attribute.type()) + attribute.pointer();
    }

    /**
     * Returns the name of a complex attribute's elements: each has one entry, whose {@link #element} its sub-attributes
     * have, too.
     */
    public static String elementName(FilterAttribute attribute) {
        return ELEMENT + attribute.pointer();
    }

    static String presenceName(FilterAttribute attribute) {
        return PRESENT + attribute.pointer();
    }

    /**
     * Returns the kind of the entry together with its attribute, as one text. Its length has no limit: it contains the
     * names of the document's members.
     */
    public String name() {
        return name;
    }

    /**
     * Returns the element of an array that the value is, or that it is in: the same for all values in one element,
     * different for any two elements of a user, 0 outside of arrays.
     */
    public int element() {
        return value.element();
    }

    /** Returns true if a user is sorted by this value: of many values the primary one or else the first. */
    public boolean isPreferred() {
        return value.isPreferred();
    }

    /**
     * Returns the {@link ComparisonValue#sortKey() value as bytes}, to be compared unsigned. Of any length; none begins
     * with 0xFF. Shared: never change it.
     */
    public byte[] key() {
        return key;
    }

    private static Stream<IndexEntry> of(IndexedValue value) {
        Stream<IndexEntry> places = Stream.of(ELEMENT, PRESENT)
                .filter(name -> name.equals(ELEMENT) || value.isAssigned())
                .map(name -> new IndexEntry(name, value, NO_KEY));
        Stream<IndexEntry> keys = Arrays.stream(ComparisonKind.values())
                .flatMap(kind ->
                        value
                                .comparedAs(kind)
                                .map(read -> new IndexEntry(kind.name(), value, read.sortKey()))
                                .stream());
        return Stream.concat(places, keys);
    }
}
