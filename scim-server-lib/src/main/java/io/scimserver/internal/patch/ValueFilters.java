package io.scimserver.internal.patch;

import io.scimserver.internal.schema.AttributePath;
import io.scimserver.internal.schema.Repairs;

/** Reads the filters of value paths. Immutable, safe for use by many threads. */
@FunctionalInterface
public interface ValueFilters {

    /**
     * Reads the filter that starts behind the opening bracket of {@code emails[type eq "work"]}.
     *
     * @throws io.scimserver.schema.ScimErrorException 400 {@code invalidFilter} if there is none
     */
    Parsed parse(String text, Start start, Repairs repairs);

    /**
     * Where a filter starts.
     *
     * @param position the index of its first character
     * @param container the attribute whose values it selects
     */
    record Start(int position, AttributePath container) {}

    /**
     * A filter and its end.
     *
     * @param selection what it selects
     * @param end the index behind the closing bracket
     */
    record Parsed(Selection selection, int end) {}
}
