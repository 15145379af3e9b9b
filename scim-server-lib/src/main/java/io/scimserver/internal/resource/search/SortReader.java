package io.scimserver.internal.resource.search;

import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.internal.schema.AttributePath;
import io.scimserver.internal.schema.AttributeResolver;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.Sort;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reader of the order that a client asks for (RFC 7644 §3.4.2.3). Immutable. */
public final class SortReader {

    private static final Set<String> NOT_STORED = Set.of("meta.location", "meta.version");

    private final AttributeResolver resolver;

    public SortReader(UserSchema schema) {
        this.resolver = new AttributeResolver(schema);
    }

    /** @throws ScimErrorException 400 {@code invalidValue} if users cannot be sorted by that */
    public Sort read(String sortBy, SortOrder order) {
        return find(sortBy, order).orElseThrow(SortReader::refusal);
    }

    /** Returns the refusal of a sort that no searched resource has: 400 {@code invalidValue}. */
    public static ScimErrorException refusal() {
        return ScimErrorException.invalidValue(
                "sortBy must name an attribute of the schema that has simple values, such as userName or"
                        + " name.familyName.");
    }

    /** Finds the sort; empty if resources of this type cannot be sorted by that. */
    public Optional<Sort> find(String sortBy, SortOrder order) {
        return resolver.resolve(sortBy.trim())
                .map(SortReader::simple)
                .filter(simple -> !simple.target().isComplex())
                .filter(simple -> !simple.target().isNeverReturned()
                        && !simple.attribute().isNeverReturned())
                .filter(simple -> !NOT_STORED.contains(simple.display()))
                .map(path -> new Sort(path.toPath(), order));
    }

    /** Returns the simple attribute to sort by: a multi-valued complex attribute sorts by its value. */
    private static AttributePath simple(AttributePath path) {
        boolean whole = path.target().isComplex() && path.target().multiValued();
        return whole
                ? path.attribute().subAttributes().find("value").map(path::with).orElse(path)
                : path;
    }

    /**
     * Reads an order; ascending if none is given.
     *
     * @throws ScimErrorException 400 {@code invalidValue} if it is neither ascending nor descending
     */
    public static SortOrder order(Optional<String> text) {
        return switch (text.orElse("ascending").toLowerCase(Locale.ROOT)) {
            case "ascending" -> SortOrder.ASCENDING;
            case "descending" -> SortOrder.DESCENDING;
            default -> throw ScimErrorException.invalidValue("sortOrder must be ascending or descending.");
        };
    }
}
