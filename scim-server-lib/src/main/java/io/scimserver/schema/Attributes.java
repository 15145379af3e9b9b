package io.scimserver.schema;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of a schema, or sub-attributes of a complex attribute, in the order they are advertised and found by name
 * or alias in any case (RFC 7643 §2.1). Immutable.
 */
public final class Attributes implements Iterable<Attribute> {

    private static final Attributes NONE = new Attributes(List.of());

    private final List<Attribute> ordered;
    private final Map<String, Optional<Attribute>> byExactName = new HashMap<>();
    private final Map<String, Optional<Attribute>> byLowerCaseName = new HashMap<>();
    private final List<String> namesWithOtherCharacters;

    /** @throws IllegalArgumentException if two of them share a name or alias, whatever its case */
    public Attributes(List<Attribute> attributes) {
        ordered = List.copyOf(attributes);
        ordered.forEach(this::index);
        namesWithOtherCharacters = ordered.stream()
                .flatMap(attribute -> Stream.concat(Stream.of(attribute.name()), attribute.alias().stream()))
                .filter(name -> !isPlain(name))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Returns the empty attributes, for attributes that are not complex. */
    public static Attributes none() {
        return NONE;
    }

    /** Finds the attribute with this name or alias, in any case. */
    public Optional<Attribute> find(String name) {
        Optional<Attribute> exact = byExactName.get(name);
        return exact != null ? exact : byLowerCaseName.getOrDefault(lowerCase(name), Optional.empty());
    }

    /** Returns these attributes with another one in the place of the one that has its name. */
    Attributes replacing(Attribute other) {
        return new Attributes(ordered.stream()
                .map(attribute -> attribute.name().equals(other.name()) ? other : attribute)
                .toList());
    }

    /**
     * Returns the names and aliases that hold characters outside RFC 7643's ATTRNAME, such as spaces; longest first, so
     * that a reader of text who tries them in turn finds the longest match.
     */
    public List<String> namesWithOtherCharacters() {
        return namesWithOtherCharacters;
    }

    /** Returns each attribute, in the order they were given. */
    public Stream<Attribute> stream() {
        return ordered.stream();
    }

    @Override
    public Iterator<Attribute> iterator() {
        return ordered.iterator();
    }

    /** Returns true if a character may stand in an attribute name of RFC 7643 §2.1 ({@code $ref} included). */
    public static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '$';
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attributes attributes && ordered.equals(attributes.ordered);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ordered);
    }

    @Override
    public String toString() {
        return ordered.stream().map(Attribute::name).toList().toString();
    }

    private void index(Attribute attribute) {
        byExactName.put(attribute.name(), Optional.of(attribute));
        indexIgnoringCase(attribute.name(), attribute);
        attribute.alias().ifPresent(alias -> indexIgnoringCase(alias, attribute));
    }

    @SuppressWarnings("ReferenceEquality") // the very same attribute, under an alias that differs only in case
    private void indexIgnoringCase(String name, Attribute attribute) {
        Optional<Attribute> other = byLowerCaseName.put(lowerCase(name), Optional.of(attribute));
        if (other != null && other.get() != attribute) {
            throw new IllegalArgumentException("two attributes are named '" + name + "'");
        }
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> isNameCharacter((char) c));
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
