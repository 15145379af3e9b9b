package io.scimserver.internal.patch.edit;

import io.scimserver.internal.schema.AttributePath;
import io.scimserver.schema.Schema;
import java.util.Optional;

/** Target of an operation's path. */
public sealed interface PatchTarget {

    /** Target that is the user itself: no path, or the URN of the core schema alone. */
    record WholeUser() implements PatchTarget {}

    /** Target that is all attributes of an extension: its URN alone. */
    record WholeExtension(Schema extension) implements PatchTarget {}

    /**
     * Target that is an attribute, or a part of it.
     *
     * @param path the attribute and, where one is named, the sub-attribute
     * @param selection the selected values of the attribute; empty if the path has no filter
     */
    record Part(AttributePath path, Optional<Selection> selection) implements PatchTarget {

        /** Returns true if the target is a multi-valued attribute as a whole, not single values or parts of them. */
        public boolean isWholeArray() {
            return path.attribute().multiValued() && path.subAttribute().isEmpty() && selection.isEmpty();
        }
    }
}
