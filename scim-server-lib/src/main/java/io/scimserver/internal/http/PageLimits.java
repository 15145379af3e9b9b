package io.scimserver.internal.http;

import io.scimserver.store.Paging;
import java.util.OptionalInt;

/**
 * Limits on the number of users on a page (RFC 7644 §3.4.2.4).
 *
 * @param defaultSize when the client names no count
 * @param maxSize whatever the client asks for
 * @param cursors whether the server gives pages by cursor where the store can
 */
record PageLimits(int defaultSize, int maxSize, boolean cursors) {

    /** Returns the paging: a startIndex below 1 counts as 1, a negative count as 0. */
    Paging.Offset offset(OptionalInt startIndex, OptionalInt count) {
        return new Paging.Offset(Math.max(1, startIndex.orElse(1)), size(count));
    }

    int size(OptionalInt count) {
        return Math.max(0, Math.min(maxSize, count.orElse(defaultSize)));
    }
}
