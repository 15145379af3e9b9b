package io.scimserver.internal.filter;

import io.scimserver.internal.schema.AttributePath;
import io.scimserver.internal.schema.AttributeResolver;
import io.scimserver.schema.ScimErrorException;
import java.util.Optional;

/** Reads the names of attributes, and refuses those that no filter may use. */
final class FilterNames {

    private final AttributeResolver attributes;
    private final FilterText text;

    FilterNames(AttributeResolver attributes, FilterText text) {
        this.attributes = attributes;
        this.text = text;
    }

    /** The attribute that is named here, or the part of {@code container} that is; steps over the name. */
    AttributePath read(Optional<AttributePath> container) {
        int start = text.position();
        Optional<AttributeResolver.Match> match = container
                .map(within -> AttributeResolver.readSubAttribute(text.text(), start, within))
                .orElseGet(() -> attributes.read(text.text(), start));
        AttributePath path = match.map(AttributeResolver.Match::path).orElseThrow(() -> unknown(container));
        text.moveTo(match.get().end());
        if (!isEndOfName()) {
            text.moveTo(start);
            throw unknown(container);
        }
        requireAllowed(path, start);
        return path;
    }

    /** A value filter needs parts to ask about; {@code meta} has them, but not in what a store searches as a whole. */
    void requireParts(AttributePath path, int position) {
        if (!path.target().isComplex() || path.attribute().name().equals("meta")) {
            throw FilterText.wrong(position, "'" + path.display() + "' takes no value filter in brackets");
        }
    }

    private boolean isEndOfName() {
        return text.isAtEnd() || " \t[])(".indexOf(text.text().charAt(text.position())) >= 0;
    }

    private ScimErrorException unknown(Optional<AttributePath> container) {
        return text.unexpected(container
                .map(within -> "the name of a sub-attribute of '" + within.display() + "'")
                .orElse("the name of an attribute of the user"));
    }

    private static void requireAllowed(AttributePath path, int position) {
        boolean isSecret = path.attribute().isNeverReturned() || path.target().isNeverReturned();
        boolean isComputed = path.display().equals("meta.location");
        if (isSecret || isComputed) {
            throw FilterText.wrong(position, "'" + path.display() + "' cannot be used in a filter");
        }
    }
}
