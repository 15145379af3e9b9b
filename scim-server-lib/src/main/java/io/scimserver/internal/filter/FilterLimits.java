package io.scimserver.internal.filter;

/**
 * How large a filter may be; what is larger is refused before it costs anything.
 *
 * @param maxLength of the text, in UTF-16 code units
 * @param maxDepth how many parentheses, {@code not}s and brackets may be open at once
 * @param maxNodes how many comparisons, {@code and}s, {@code or}s, {@code not}s and value filters there may be
 */
public record FilterLimits(int maxLength, int maxDepth, int maxNodes) {

    /** 8,192 characters, 50 levels, 1,000 nodes: far more than any known client sends. */
    public static final FilterLimits DEFAULT = new FilterLimits(8_192, 50, 1_000);

    /** @throws IllegalArgumentException if one is below 1 */
    public FilterLimits {
        if (maxLength < 1 || maxDepth < 1 || maxNodes < 1) {
            throw new IllegalArgumentException("limits of a filter must be positive");
        }
    }
}
