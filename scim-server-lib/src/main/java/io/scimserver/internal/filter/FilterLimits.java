package io.scimserver.internal.filter;

/**
 * Limits of a filter; a larger one is refused before it costs anything.
 *
 * @param maxLength of the text, in UTF-16 code units
 * @param maxDepth the most parentheses, {@code not}s and brackets that may be open at once
 * @param maxNodes the most comparisons, {@code and}s, {@code or}s, {@code not}s and value filters
 */
public record FilterLimits(int maxLength, int maxDepth, int maxNodes) {

    /** Default limits: 8,192 characters, 50 levels, 1,000 nodes: far more than any known client sends. */
    public static final FilterLimits DEFAULT = new FilterLimits(8_192, 50, 1_000);

    /** @throws IllegalArgumentException if one is below 1 */
    public FilterLimits {
        if (maxLength < 1 || maxDepth < 1 || maxNodes < 1) {
            throw new IllegalArgumentException("limits of a filter must be positive");
        }
    }
}
