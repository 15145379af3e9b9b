package io.scimserver.testkit;

import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What one operation took.
 *
 * @param operation its name
 * @param nanos the median of all runs
 */
record Measurement(String operation, double nanos) {

    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration MEASURING = Duration.ofSeconds(2);

    /** Run for some seconds, on one number after the other. */
    static Measurement of(String operation, int[] numbers, IntConsumer run) {
        times(numbers, WARM_UP, run);
        return new Measurement(operation, median(times(numbers, MEASURING, run)));
    }

    /** Run once for each of 0, 1, 2, ... */
    static Measurement ofEach(String operation, int count, IntConsumer run) {
        return new Measurement(
                operation,
                median(IntStream.range(0, count).mapToLong(i -> time(i, run)).toArray()));
    }

    String cell() {
        return "%,.1f µs (%,.0f/s)".formatted(nanos / 1e3, 1e9 / nanos);
    }

    private static long[] times(int[] numbers, Duration atMost, IntConsumer run) {
        long end = System.nanoTime() + atMost.toNanos();
        return IntStream.of(numbers)
                .takeWhile(i -> System.nanoTime() - end < 0)
                .mapToLong(i -> time(i, run))
                .toArray();
    }

    private static long time(int number, IntConsumer run) {
        long start = System.nanoTime();
        run.accept(number);
        return System.nanoTime() - start;
    }

    private static double median(long[] times) {
        return LongStream.of(times).sorted().skip(times.length / 2).findFirst().orElseThrow();
    }
}
