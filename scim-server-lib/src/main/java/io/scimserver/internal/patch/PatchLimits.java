package io.scimserver.internal.patch;

import io.scimserver.internal.schema.ValueLimits;

/**
 * Limits of a PATCH.
 *
 * @param operations the most operations of one request; more are refused with 413
 * @param values the limits of one attribute, also after the PATCH
 */
public record PatchLimits(int operations, ValueLimits values) {

    /** Default limits: 1,000 operations, and the {@linkplain ValueLimits#DEFAULT default limits} of values. */
    public static final PatchLimits DEFAULT = new PatchLimits(1_000, ValueLimits.DEFAULT);

    public PatchLimits {
        if (operations < 1) {
            throw new IllegalArgumentException("there must be at least 1 operation");
        }
    }
}
