package io.scimserver.internal.patch;

import io.scimserver.internal.schema.AttributePath;
import io.scimserver.schema.Schema;
import java.util.Optional;

/** What the path of an operation means. */
sealed interface PatchTarget {

    /** The user itself: no path, or the URN of the core schema alone. */
    record WholeUser() implements PatchTarget {}

    /** All attributes of an extension: its URN alone. */
    record WholeExtension(Schema extension) implements PatchTarget {}

    /**
     * An attribute, or a part of it.
     *
     * @param path the attribute and, where one is named, the sub-attribute
     * @param selection which values of the attribute; empty if the path has no filter
     */
    record Part(AttributePath path, Optional<Selection> selection) implements PatchTarget {

        /** Whether the whole of a multi-valued attribute is meant, not single values or parts of them. */
        boolean isWholeArray() {
            return path.attribute().multiValued() && path.subAttribute().isEmpty() && selection.isEmpty();
        }
    }
}
