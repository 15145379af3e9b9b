package io.scimserver.store.search;

import io.scimserver.store.StoredUser;
import io.scimserver.store.search.value.ComparisonKind;
import io.scimserver.store.search.value.ComparisonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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

    private static final Set<ComparisonKind> ALL_KINDS =
            Collections.unmodifiableSet(EnumSet.allOf(ComparisonKind.class));

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
        List<IndexEntry> entries = new ArrayList<>();
        for (IndexedValue value : IndexedValue.of(user)) {
            addPlaces(value, entries);
            addKeys(value, ALL_KINDS, entries);
        }
        return entries;
    }

    /**
     * Returns the entries of some values of a user, without those of elements and of presence, at the cost of these alone.
     *
     * @param kinds the kinds of comparison to make entries for
     * @param isWanted decides by the attribute, as {@link FilterAttribute#pointer} names it
     */
    public static List<IndexEntry> of(StoredUser user, Set<ComparisonKind> kinds, Predicate<String> isWanted) {
        List<IndexEntry> entries = new ArrayList<>();
        for (IndexedValue value : IndexedValue.of(user)) {
            if (isWanted.test(value.pointer())) {
                addKeys(value, kinds, entries);
            }
        }
        return entries;
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

    private static void addPlaces(IndexedValue value, List<IndexEntry> entries) {
        entries.add(new IndexEntry(ELEMENT, value, NO_KEY));
        if (value.isAssigned()) {
            entries.add(new IndexEntry(PRESENT, value, NO_KEY));
        }
    }

    private static void addKeys(IndexedValue value, Set<ComparisonKind> kinds, List<IndexEntry> entries) {
        for (ComparisonKind kind : kinds) {
            value.comparedAs(kind).ifPresent(read -> entries.add(new IndexEntry(kind.name(), value, read.sortKey())));
        }
    }
}
