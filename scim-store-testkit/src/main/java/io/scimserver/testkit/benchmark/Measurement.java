package io.scimserver.testkit.benchmark;

import io.scimserver.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Measured time of one operation.
 *
 * @param operation its name
 * @param cell the median of all runs in microseconds, or the reason why there is none
 */
record Measurement(String operation, String cell) {

    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration MEASURING = Duration.ofSeconds(2);
    private static final Duration WALK = Duration.ofSeconds(20);
    private static final double NANOS_A_MICRO = 1e3;

    /** Runs for some seconds, on one number after the other. */
    static Measurement of(String operation, int[] numbers, IntConsumer run) {
        return measured(operation, () -> {
            times(numbers, WARM_UP, run);
            return times(numbers, MEASURING, run);
        });
    }

    /** Runs on 0, 1, 2, ... up to a number, or for some time. */
    static Measurement ofWalk(String operation, int count, IntConsumer run) {
        return measured(operation, () -> times(IntStream.range(0, count).toArray(), WALK, run));
    }

    /** Runs once for each of 0, 1, 2, ... */
    static Measurement ofEach(String operation, int count, IntConsumer run) {
        return measured(
                operation,
                () -> IntStream.range(0, count).mapToLong(i -> time(i, run)).toArray());
    }

    /**
     * Returns a table in Markdown: one row per operation, one column per size.
     *
     * @param things the things that a size counts, such as users
     */
    static String table(String things, int[] sizes, List<List<Measurement>> columns) {
        StringBuilder table = new StringBuilder("| operation |");
        IntStream.of(sizes).forEach(size -> table.append(" %,d %s |".formatted(size, things)));
        table.append("\n|---|").append("---:|".repeat(sizes.length)).append('\n');
        for (int row = 0; row < columns.get(0).size(); row++) {
            table.append("| ").append(columns.get(0).get(row).operation()).append(" |");
            for (List<Measurement> column : columns) {
                table.append(' ').append(column.get(row).cell()).append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static Measurement measured(String operation, Supplier<long[]> times) {
        try {
            return new Measurement(operation, "%,.1f".formatted(median(times.get()) / NANOS_A_MICRO));
        } catch (StoreException e) {
            return new Measurement(operation, e.getClass().getSimpleName());
        }
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
