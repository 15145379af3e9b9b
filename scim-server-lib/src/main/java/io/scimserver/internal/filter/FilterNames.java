package io.scimserver.internal.filter;

import io.scimserver.internal.schema.AttributePath;
import io.scimserver.internal.schema.AttributeResolver;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reader of attribute names; it refuses those that no filter may use. */
final class FilterNames {

    /**
     * Names that may be an attribute of some other resource. A password is never one: filters cannot ask about it in
     * any resource.
     */
    private static final Pattern PLAUSIBLE = Pattern.compile(
            "(?:urn:[\\w:.-]+:)?(?!password$)[a-z$][$\\w-]*(?:\\.[a-z$][$\\w-]*)?", Pattern.CASE_INSENSITIVE);

    private final AttributeResolver attributes;
    private final FilterText text;
    private final boolean mayBeUnknown;
    private final Repairs repairs;

    /** @param mayBeUnknown true if a name that means nothing to the schema is accepted too */
    FilterNames(AttributeResolver attributes, FilterText text, boolean mayBeUnknown, Repairs repairs) {
        this.attributes = attributes;
        this.text = text;
        this.mayBeUnknown = mayBeUnknown;
        this.repairs = repairs;
    }

    /**
     * Reads the name of an attribute, or of a sub-attribute of {@code container}; steps over the name. Empty if it is
     * none of the schema's, and may be.
     */
    Optional<AttributePath> read(Optional<AttributePath> container) {
        int start = text.position();
        Optional<AttributeResolver.Match> match = container
                .map(within -> AttributeResolver.readSubAttribute(text.text(), start, within))
                .orElseGet(() -> readPlainOrRepaired(start))
                .filter(found -> isEndOfName(found.end()));
        if (match.isEmpty()) {
            stepOverUnknown(container);
            return Optional.empty();
        }
        text.moveTo(match.get().end());
        requireAllowed(match.get().path(), start);
        return match.map(AttributeResolver.Match::path);
    }

    private Optional<AttributeResolver.Match> readPlainOrRepaired(int start) {
        Optional<AttributeResolver.Match> match = attributes.read(text.text(), start);
        return match.isPresent()
                ? match
                : attributes.readAfterDot(text.text(), start).filter(found -> repairs.make(Repair.DOT_AFTER_URN));
    }

    private void stepOverUnknown(Optional<AttributePath> container) {
        int start = text.position();
        String name = text.takeWord();
        if (!mayBeUnknown || !PLAUSIBLE.matcher(name).matches()) {
            text.moveTo(start);
            throw unknown(name, container);
        }
    }

    /**
     * Checks that the attribute has sub-attributes for a value filter; {@code meta} has them, but not in what a store
     * searches as a whole.
     */
    void requireParts(AttributePath path, int position) {
        if (!path.target().isComplex() || path.attribute().name().equals("meta")) {
            throw FilterText.wrong(position, "'" + path.display() + "' takes no value filter in brackets");
        }
    }

    private boolean isEndOfName(int index) {
        return index == text.text().length() || " \t[])(".indexOf(text.text().charAt(index)) >= 0;
    }

    private ScimErrorException unknown(String name, Optional<AttributePath> container) {
        return container
                .map(within -> text.unexpected(
                        "the name of a sub-attribute of '" + within.display() + "'",
                        AttributeResolver.hint(name, within)))
                .orElseGet(() -> text.unexpected("the name of an attribute of the user", attributes.hint(name)));
    }

    private static void requireAllowed(AttributePath path, int position) {
        boolean isSecret = path.attribute().isNeverReturned() || path.target().isNeverReturned();
        boolean isComputed = path.display().equals("meta.location");
        if (isSecret || isComputed) {
            throw FilterText.wrong(position, "'" + path.display() + "' cannot be used in a filter");
        }
    }
}
