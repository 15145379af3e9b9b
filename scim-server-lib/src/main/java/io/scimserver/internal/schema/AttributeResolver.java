package io.scimserver.internal.schema;

import io.scimserver.schema.Attributes;
import io.scimserver.schema.Repair;
import io.scimserver.schema.Schema;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Resolver of names that clients write into attributes of the schema; filters, PATCH paths and projection all use it.
 * Names and URNs are accepted in any case; names with spaces are found after the URN of their extension. Immutable.
 */
public final class AttributeResolver {

    /** Name that was read from the start of some text, and the index behind it. */
    public record Match(AttributePath path, int end) {}

    private final UserSchema schema;
    private final List<Schema> longestUrnFirst;

    public AttributeResolver(UserSchema schema) {
        this.schema = schema;
        this.longestUrnFirst = schema.all()
                .sorted(Comparator.comparingInt((Schema known) -> known.urn().length())
                        .reversed())
                .toList();
    }

    /** Resolves the whole of {@code name}: {@code title}, {@code name.givenName}, {@code urn:...:User:department}. */
    public Optional<AttributePath> resolve(String name) {
        return read(name, 0).filter(match -> match.end() == name.length()).map(Match::path);
    }

    /** Returns a sentence with the nearest known name, for the refusal of an unknown name; empty if no name is near. */
    public String hint(String name) {
        return new PathHint(schema, this).of(name);
    }

    /** The same for the name of a sub-attribute of {@code container}. */
    public static String hint(String name, AttributePath container) {
        return PathHint.ofPart(name, container.attribute());
    }

    /**
     * The longest attribute name that {@code text} holds from {@code start} on, also one with a dot after its URN, by
     * repair; empty if none of the schema's does.
     *
     * @throws ScimErrorException 400 {@code invalidPath} for such a dot if it may not be repaired
     */
    public Optional<Match> read(String text, int start, Repairs repairs) {
        Optional<Match> match = read(text, start);
        return match.isPresent() ? match : readAfterDot(text, start).map(found -> requireRepair(found, repairs));
    }

    /** The same for a name with a dot after the URN of its schema, where a colon belongs. */
    public Optional<Match> readAfterDot(String text, int start) {
        return readQualified(text, start, '.');
    }

    /** Refuses a name that needs a repair which is switched off, instead of ignoring it like an unknown one. */
    private static Match requireRepair(Match found, Repairs repairs) {
        if (!repairs.make(Repair.DOT_AFTER_URN)) {
            throw ScimErrorException.invalidPath("'" + found.path().display()
                    + "' was written with a dot after the URN of its schema; write a colon there");
        }
        return found;
    }

    /**
     * Reads the longest attribute name that {@code text} holds from {@code start} on; empty if none of the schema's
     * does.
     */
    public Optional<Match> read(String text, int start) {
        Optional<Match> qualified = readQualified(text, start, ':');
        return qualified.isPresent() ? qualified : readAttribute(text, start, schema.topLevel(), Optional.empty());
    }

    @SuppressWarnings("ReferenceEquality") // the schemas listed here are the very ones of the user schema
    private Optional<Match> readQualified(String text, int start, char separator) {
        for (Schema known : longestUrnFirst) {
            int afterUrn = start + known.urn().length();
            boolean qualified =
                    text.regionMatches(true, start, known.urn(), 0, known.urn().length())
                            && afterUrn < text.length()
                            && text.charAt(afterUrn) == separator;
            if (qualified) {
                return known == schema.core()
                        ? readAttribute(text, afterUrn + 1, schema.topLevel(), Optional.empty())
                        : readAttribute(text, afterUrn + 1, known.attributes(), Optional.of(known));
            }
        }
        return Optional.empty();
    }

    /**
     * Reads the sub-attribute of {@code container} that {@code text} names from {@code start} on, as in a value filter.
     */
    public static Optional<Match> readSubAttribute(String text, int start, AttributePath container) {
        Attributes parts = container.attribute().subAttributes();
        int end = endOfName(text, start, parts);
        return parts.find(text.substring(start, end)).map(part -> new Match(container.with(part), end));
    }

    private static Optional<Match> readAttribute(
            String text, int start, Attributes attributes, Optional<Schema> extension) {
        int end = endOfName(text, start, attributes);
        return attributes.find(text.substring(start, end)).flatMap(attribute -> {
            AttributePath path = new AttributePath(extension, attribute, Optional.empty());
            boolean more = end < text.length() && text.charAt(end) == '.';
            return more ? readSubAttribute(text, end + 1, path) : Optional.of(new Match(path, end));
        });
    }

    /** Returns the end of the name that starts here: the longest known one with spaces and the like, or a plain one. */
    private static int endOfName(String text, int start, Attributes attributes) {
        for (String name : attributes.namesWithOtherCharacters()) {
            int end = start + name.length();
            if (text.regionMatches(true, start, name, 0, name.length()) && isBoundary(text, end)) {
                return end;
            }
        }
        int end = start;
        while (end < text.length() && Attributes.isNameCharacter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBoundary(String text, int end) {
        return end == text.length() || !Attributes.isNameCharacter(text.charAt(end));
    }
}
