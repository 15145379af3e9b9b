package io.scimserver.mongo.internal.user.form;

import java.math.BigDecimal;
import java.util.Optional;
import org.bson.BsonDecimal128;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.types.Decimal128;

/** Numbers in the one form in which they are kept and compared: equal numbers have equal forms. */
public final class Numbers {

    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    /** Returns the number, or empty if it has more digits than MongoDB keeps (34) or too large an exponent. */
    public static Optional<BsonNumber> of(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.compareTo(MIN_LONG) >= 0 && plain.compareTo(MAX_LONG) <= 0) {
            return Optional.of(new BsonInt64(plain.longValueExact()));
        }
        try {
            return Optional.of(new BsonDecimal128(new Decimal128(plain)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns the same text for equal numbers. */
    public static String text(BigDecimal number) {
        return number.stripTrailingZeros().toString();
    }
}
