package io.scimserver.internal.schema;

import io.scimserver.schema.Attribute;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what a path that names nothing of the schema may mean. Immutable; its cost is bounded. */
final class PathHint {

    private static final int LONGEST = 300;
    private static final Pattern SEPARATORS = Pattern.compile("[./\\[\\]]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w-]{0,40}");

    private final UserSchema schema;
    private final AttributeResolver resolver;

    PathHint(UserSchema schema, AttributeResolver resolver) {
        this.schema = schema;
        this.resolver = resolver;
    }

    /** Returns a sentence with the nearest known path, for the refusal of a path; empty if none is near. */
    String of(String path) {
        return path.length() > LONGEST
                ? ""
                : extensionOf(path).or(() -> nearest(path).map(PathHint::meant)).orElse("");
    }

    /** Returns a sentence with the nearest sub-attribute, for the refusal of an unknown one. */
    static String ofPart(String name, Attribute attribute) {
        return Spelling.nearest(name, names(attribute.subAttributes()))
                .map(PathHint::meant)
                .orElse("");
    }

    private static String meant(String name) {
        return "; '" + name + "' may be meant";
    }

    private Optional<String> extensionOf(String path) {
        return schema.extensions().stream()
                .filter(extension ->
                        resolver.resolve(extension.urn() + ":" + path).isPresent())
                .findFirst()
                .map(Schema::urn)
                .map(urn -> "; if the extension's is meant, write '" + urn + ":' before it");
    }

    private Optional<String> nearest(String path) {
        for (int end = nextSeparator(path, 0); end < path.length(); end = nextSeparator(path, end + 1)) {
            Optional<AttributePath> known = resolver.resolve(path.substring(0, end));
            if (known.isPresent()) {
                return inAttribute(known.get(), words(path, end));
            }
        }
        return nearestAttribute(path).or(() -> nearestUrn(path));
    }

    private static int nextSeparator(String path, int start) {
        int end = start;
        while (end < path.length() && "./[".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static List<String> words(String path, int start) {
        return SEPARATORS
                .splitAsStream(path.substring(start))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A sub-attribute like the first word, or the value whose type that is: {@code emails.work.value}. */
    private Optional<String> inAttribute(AttributePath known, List<String> words) {
        if (words.isEmpty() || !known.target().isComplex()) {
            return Optional.empty();
        }
        Attributes parts = known.attribute().subAttributes();
        Optional<String> part = Spelling.nearest(words.get(0), names(parts));
        return part.isPresent()
                ? part.map(name -> known.display() + "." + name)
                : typeOf(known.attribute(), words.get(0))
                        .map(type -> known.display() + "[type eq \"" + type + "\"]" + lastPart(words, parts));
    }

    private static Optional<String> typeOf(Attribute attribute, String word) {
        Optional<Attribute> type = attribute.subAttributes().find("type").filter(part -> attribute.multiValued());
        boolean isIndex = word.chars().allMatch(Character::isDigit);
        return isIndex
                ? type.flatMap(part -> part.canonicalValues().stream().findFirst())
                : type.filter(part -> WORD.matcher(word).matches()).map(part -> word);
    }

    private static String lastPart(List<String> words, Attributes parts) {
        String last = words.size() > 1 ? words.get(words.size() - 1) : "value";
        return parts.find(last).map(part -> "." + part.name()).orElse("");
    }

    private Optional<String> nearestAttribute(String path) {
        int start = schema.all()
                .map(known -> known.urn() + ":")
                .filter(urn -> path.regionMatches(true, 0, urn, 0, urn.length()))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        int end = nextSeparator(path, start);
        String rest = path.substring(end);
        return Spelling.nearest(path.substring(start, end), allNames(path.substring(0, start)))
                .flatMap(this::qualified)
                .map(name -> resolver.resolve(name + rest).isPresent() ? name + rest : name);
    }

    /** The names of the schema with this URN, or of all. */
    private Stream<String> allNames(String urn) {
        Stream<Attributes> everywhere = Stream.concat(
                Stream.of(schema.topLevel()), schema.extensions().stream().map(Schema::attributes));
        Stream<Attributes> there = schema.all()
                .filter(named -> urn.equalsIgnoreCase(named.urn() + ":"))
                .map(Schema::attributes);
        return (urn.isEmpty() ? everywhere : there).flatMap(PathHint::names);
    }

    private Optional<String> qualified(String name) {
        return Stream.concat(Stream.of(""), schema.extensions().stream().map(extension -> extension.urn() + ":"))
                .map(prefix -> resolver.resolve(prefix + name))
                .flatMap(Optional::stream)
                .map(AttributePath::display)
                .findFirst();
    }

    private Optional<String> nearestUrn(String path) {
        int colon = path.lastIndexOf(':');
        return colon < 0
                ? Optional.empty()
                : Spelling.nearest(path.substring(0, colon), schema.all().map(Schema::urn))
                        .map(urn -> urn + path.substring(colon))
                        .filter(name -> resolver.resolve(name).isPresent());
    }

    private static Stream<String> names(Attributes attributes) {
        return attributes.stream().filter(attribute -> !attribute.isRetired()).map(Attribute::name);
    }
}
