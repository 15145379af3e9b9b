package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.store.StoredUser;
import io.scimserver.store.search.IndexEntry;
import io.scimserver.store.search.value.ComparisonKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Value that a user is found by: a row of {@code scim_term}.
 *
 * @param attribute the attribute and the way to compare it, as a number; see {@link #attribute(String)}
 * @param key the value in the form in which it is compared, at most {@link #LONGEST} bytes of it, each as a
 *     character (ISO 8859-1), so that keys with the same bytes are equal
 * @param element the element of an array that it is in
 * @param isPreferred true if the user is sorted by it
 */
record Term(long attribute, String key, int element, boolean isPreferred) {

    /** Maximum number of bytes of a key; of a longer value the key is the beginning. */
    static final int LONGEST = 200;

    /** Kinds of comparison that have terms: of texts, numbers and times. */
    private static final Set<ComparisonKind> KINDS =
            Set.of(ComparisonKind.FOLDED, ComparisonKind.NUMBER, ComparisonKind.DATE_TIME);

    /**
     * Attributes without terms: those that say little about one user (languages, addresses), what nobody looks for
     * (pictures, certificates), and what has columns of its own.
     */
    private static final Set<String> OTHER_ATTRIBUTES = Set.of(
            "id",
            "schemas",
            "meta",
            "userType",
            "preferredLanguage",
            "locale",
            "timezone",
            "profileUrl",
            "addresses",
            "photos",
            "x509Certificates");

    /** Sub-attributes without terms, which say little about one user. */
    private static final Set<String> OTHER_PARTS = Set.of("type", "primary", "display", "$ref");

    private static final String LONG = "LONG";

    /** Returns the terms of a user. */
    static Set<Term> of(StoredUser user) {
        Set<Term> terms = new LinkedHashSet<>();
        IndexEntry.of(user, KINDS, Term::isAttributeIndexed).forEach(entry -> addTerms(entry, terms));
        return terms;
    }

    /** Returns true if the values under this name of index entries, a kind with a JSON pointer, are terms. */
    static boolean isIndexed(String name) {
        int pointer = name.indexOf('/');
        return pointer >= 0
                && KINDS.stream().anyMatch(kind -> kind.name().equals(name.substring(0, pointer)))
                && isAttributeIndexed(name.substring(pointer));
    }

    /** @param pointer the JSON pointer of the attribute */
    private static boolean isAttributeIndexed(String pointer) {
        int end = pointer.indexOf('/', 1);
        String attribute = pointer.substring(1, end < 0 ? pointer.length() : end);
        return !OTHER_ATTRIBUTES.contains(attribute)
                && !OTHER_PARTS.contains(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    /** Returns the number of an attribute and way to compare it, by its name of index entries. */
    static long attribute(String name) {
        return Bytes.shortHash(name);
    }

    /** Returns the number under which a user has a term if a value of this name is longer than a key. */
    static long longAttribute(String name) {
        return attribute(LONG + name);
    }

    /** Returns as much of a value as a key holds. */
    static byte[] head(byte[] value) {
        return value.length <= LONGEST ? value : Arrays.copyOf(value, LONGEST);
    }

    /** Returns the values of the row's key: attribute, k, seq, elem. */
    List<Object> keyValues(long tenant, long seq) {
        return List.of(tenant, attribute, bytes(), seq, element);
    }

    /** Returns the values of the whole row. */
    List<Object> values(long tenant, long seq) {
        return List.of(tenant, attribute, bytes(), seq, element, isPreferred ? 1 : 0);
    }

    private byte[] bytes() {
        return key.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void addTerms(IndexEntry entry, Set<Term> terms) {
        String key = new String(head(entry.key()), StandardCharsets.ISO_8859_1);
        terms.add(new Term(attribute(entry.name()), key, entry.element(), entry.isPreferred()));
        // A key of full length may be that of a longer value: it counts as one.
        if (entry.key().length >= LONGEST) {
            terms.add(new Term(longAttribute(entry.name()), key, entry.element(), false));
        }
    }
}
