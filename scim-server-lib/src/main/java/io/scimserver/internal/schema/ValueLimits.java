package io.scimserver.internal.schema;

/**
 * Limits of one attribute. More is refused with 400 {@code invalidValue}.
 *
 * @param textLength the longest text, in Unicode code points, where the attribute has no {@code maxLength} of its own
 * @param binaryLength the longest binary value, in characters of base64
 * @param values the most values of a multi-valued attribute
 */
public record ValueLimits(int textLength, int binaryLength, int values) {

    /** Default limits: 8,192 code points, 65,536 characters of base64, 1,000 values. */
    public static final ValueLimits DEFAULT = new ValueLimits(8_192, 65_536, 1_000);

    public ValueLimits {
        if (textLength < 1 || binaryLength < 1 || values < 1) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
    }
}
