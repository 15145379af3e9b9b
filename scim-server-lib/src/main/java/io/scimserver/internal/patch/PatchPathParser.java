package io.scimserver.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.internal.filter.FilterParser;
import io.scimserver.internal.patch.edit.PatchTarget;
import io.scimserver.internal.patch.edit.Selection;
import io.scimserver.internal.schema.AttributePath;
import io.scimserver.internal.schema.AttributeResolver;
import io.scimserver.internal.schema.ClientText;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.search.FilterPredicate;
import io.scimserver.store.search.SchemaTypes;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Parser of the paths of RFC 7644 §3.5.2 (figure 7): {@code title}, {@code name.givenName},
 * {@code emails[type eq "work"].value}, each also with its URN before it, and the URN of a schema alone. Immutable,
 * safe for use by many threads.
 */
final class PatchPathParser {

    private final UserSchema schema;
    private final AttributeResolver resolver;
    private final FilterParser filters;
    private final AttributeTypes types;

    PatchPathParser(UserSchema schema, FilterParser filters) {
        this.schema = schema;
        this.resolver = new AttributeResolver(schema);
        this.filters = filters;
        this.types = new SchemaTypes(schema);
    }

    /** @throws ScimErrorException 400 {@code invalidPath} if it does not parse or names nothing of the schema */
    PatchTarget parse(String path, Repairs repairs) {
        String plain = path.startsWith("/") ? withoutSlashes(path, repairs) : path;
        return find(plain, repairs).orElseThrow(() -> unknown(plain));
    }

    /**
     * Finds the target of the path; empty if it names nothing of the schema.
     *
     * @throws ScimErrorException 400 {@code invalidPath} if it begins as a value path and does not go on as one
     */
    Optional<PatchTarget> find(String path, Repairs repairs) {
        Optional<PatchTarget> whole = findSchema(path);
        return whole.isPresent()
                ? whole
                : resolver.read(path, 0, repairs)
                        .filter(match -> !match.path().attribute().isRetired())
                        .flatMap(match -> complete(path, match, repairs));
    }

    private Optional<PatchTarget> findSchema(String path) {
        String urn = path.endsWith(":") ? path.substring(0, path.length() - 1) : path;
        return schema.schema(urn)
                .map(named -> named.equals(schema.core())
                        ? new PatchTarget.WholeUser()
                        : new PatchTarget.WholeExtension(named));
    }

    private Optional<PatchTarget> complete(String path, AttributeResolver.Match match, Repairs repairs) {
        if (match.end() == path.length()) {
            return Optional.of(new PatchTarget.Part(match.path(), Optional.empty()));
        }
        return path.charAt(match.end()) == '[' ? Optional.of(readSelection(path, match, repairs)) : Optional.empty();
    }

    private PatchTarget readSelection(String path, AttributeResolver.Match match, Repairs repairs) {
        AttributePath container = match.path();
        Attribute attribute = container.attribute();
        if (container.subAttribute().isPresent() || !attribute.multiValued() || !attribute.isComplex()) {
            throw invalid(
                    path,
                    match.end(),
                    "'" + container.display() + "' has no values to select from" + resolver.hint(path));
        }
        FilterParser.ValueFilter filter = parseFilter(path, match, repairs);
        Predicate<JsonNode> matches = FilterPredicate.ofElements(container.toPath(), filter.filter(), types);
        Optional<Selection> selection = Optional.of(new Selection(filter.filter(), matches));
        return filter.end() == path.length()
                ? new PatchTarget.Part(container, selection)
                : new PatchTarget.Part(readSubAttribute(path, filter.end(), container), selection);
    }

    private FilterParser.ValueFilter parseFilter(String path, AttributeResolver.Match container, Repairs repairs) {
        try {
            return filters.parseValueFilter(path, container, repairs);
        } catch (ScimErrorException e) {
            throw ScimErrorException.invalidPath(
                    "path " + ClientText.quote(path) + ": " + e.error().detail() + resolver.hint(path));
        }
    }

    private static AttributePath readSubAttribute(String path, int start, AttributePath container) {
        if (path.charAt(start) != '.') {
            throw invalid(path, start, "expected '.' and a sub-attribute, or the end");
        }
        return container
                .attribute()
                .subAttributes()
                .find(path.substring(start + 1))
                .map(container::with)
                .orElseThrow(() -> invalid(
                        path,
                        start + 1,
                        "expected the name of a sub-attribute of '" + container.display() + "'"
                                + AttributeResolver.hint(path.substring(start + 1), container)));
    }

    /**
     * Returns the path without JSON Pointer's slashes. Only a text that stands for one attribute is accepted: an index
     * is not.
     */
    private String withoutSlashes(String path, Repairs repairs) {
        if (!repairs.make(Repair.SLASH_BEFORE_PATH)) {
            throw invalid(path, 0, "a path does not begin with '/'");
        }
        String plain = path.substring(1);
        return Stream.of(plain.replace('/', '.'), plain.replaceFirst("/", ":").replace('/', '.'))
                .filter(dotted -> resolver.resolve(dotted).isPresent())
                .findFirst()
                .orElse(plain);
    }

    private ScimErrorException unknown(String path) {
        int end = resolver.read(path, 0).map(AttributeResolver.Match::end).orElse(0);
        return invalid(path, end, "expected an attribute of the user" + resolver.hint(path));
    }

    private static ScimErrorException invalid(String path, int index, String problem) {
        return ScimErrorException.invalidPath(
                "path " + ClientText.quote(path) + ", character " + (index + 1) + ": " + problem);
    }
}
