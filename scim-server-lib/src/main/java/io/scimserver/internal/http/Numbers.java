package io.scimserver.internal.http;

import java.math.BigInteger;

/** Whole numbers that clients send for positions and counts. */
final class Numbers {

    private static final BigInteger SMALLEST = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    private Numbers() {}

    /** Returns the nearest int. */
    static int clamp(BigInteger number) {
        return number.max(SMALLEST).min(LARGEST).intValue();
    }
}
