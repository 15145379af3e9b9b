package io.scimserver.internal.patch;

/**
 * How large a PATCH may be. More is refused with 413.
 *
 * @param operations the most operations of one request
 */
public record PatchLimits(int operations) {

    /** 1,000 operations. */
    public static final PatchLimits DEFAULT = new PatchLimits(1_000);

    public PatchLimits {
        if (operations < 1) {
            throw new IllegalArgumentException("at least 1 operation");
        }
    }
}
