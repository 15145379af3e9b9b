package io.scimserver.example.http.connection;

import java.util.concurrent.TimeUnit;

/** Limit on the lines that are written to a log each second, and count of those left out. Safe for use by many threads. */
final class LineLimit {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int perSecond;
    private long secondBegan = System.nanoTime();
    private int written;
    private long leftOut;

    LineLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Returns true if one more line may be written this second; else it counts as left out. */
    synchronized boolean admits() {
        if (isOver()) {
            secondBegan = System.nanoTime();
            written = 0;
        }
        boolean isAdmitted = written < perSecond;
        written += isAdmitted ? 1 : 0;
        leftOut += isAdmitted ? 0 : 1;
        return isAdmitted;
    }

    /** Returns the number of lines that were left out, once their second is over; each line is counted once. */
    synchronized long takeLeftOut() {
        long number = isOver() ? leftOut : 0;
        leftOut -= number;
        return number;
    }

    private boolean isOver() {
        return System.nanoTime() - secondBegan >= SECOND;
    }
}
