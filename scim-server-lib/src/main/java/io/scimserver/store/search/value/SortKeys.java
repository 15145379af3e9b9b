package io.scimserver.store.search.value;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Sort keys: comparison values as bytes that sort like them. */
final class SortKeys {

    private static final byte NEGATIVE = 0;
    private static final byte ZERO = 1;
    private static final byte POSITIVE = 2;

    /**
     * Byte at the end of a negative number's digits, greater than every digit, so that the number with fewer digits
     * comes later.
     */
    private static final byte END = (byte) 0xFF;

    private SortKeys() {}

    static byte[] of(ComparisonValue value) {
        if (value instanceof ComparisonValue.Text text) {
            return text.text().getBytes(StandardCharsets.UTF_8);
        }
        if (value instanceof ComparisonValue.Numeric numeric) {
            return number(numeric.number());
        }
        if (value instanceof ComparisonValue.DateTime dateTime) {
            return instant(dateTime.instant());
        }
        return new byte[] {(byte) (((ComparisonValue.Bool) value).isTrue() ? 1 : 0)};
    }

    private static byte[] instant(Instant instant) {
        long seconds = instant.getEpochSecond();
        int nanos = instant.getNano();
        return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(unsigned(seconds))
                .putInt(nanos)
                .array();
    }

    /**
     * Returns the key of a number: sign, exponent, digits; of a negative number the complement of exponent and digits.
     */
    private static byte[] number(BigDecimal number) {
        if (number.signum() == 0) {
            return new byte[] {ZERO};
        }
        byte[] digits = number.unscaledValue().abs().toString().getBytes(StandardCharsets.US_ASCII);
        long exponent = (long) number.precision() - number.scale();
        ByteBuffer key = ByteBuffer.allocate(1 + Long.BYTES + digits.length + (number.signum() < 0 ? 1 : 0));
        if (number.signum() > 0) {
            return key.put(POSITIVE).putLong(unsigned(exponent)).put(digits).array();
        }
        key.put(NEGATIVE).putLong(~unsigned(exponent));
        for (byte digit : digits) {
            key.put((byte) ~digit);
        }
        return key.put(END).array();
    }

    /** Returns the value in a form in which the lowest comes first when compared without a sign. */
    private static long unsigned(long value) {
        return value ^ Long.MIN_VALUE;
    }
}
