package io.scimserver.example.progress;

import io.scimserver.transfer.EntryKind;
import io.scimserver.transfer.Progress;
import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress with rate and remaining time, one for each kind of entry: a bar that is drawn anew each second in a terminal,
 * a line each five seconds anywhere else.
 */
public final class ProgressDisplay implements Progress {

    private static final int WIDTH = 100;
    private static final int MILLIS_IN_TERMINAL = 1_000;
    private static final int MILLIS_ELSEWHERE = 5_000;

    private final String activity;
    private final PrintStream out;
    private final boolean isTerminal;
    private Optional<ProgressBar> bar = Optional.empty();
    private String kind = "";
    private long total;
    private String lastLine = "";

    /**
     * @param activity the word in front, such as {@code Copying}
     * @param isTerminal true if a line can be drawn again
     */
    public ProgressDisplay(String activity, PrintStream out, boolean isTerminal) {
        this.activity = activity;
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** Shows nothing yet: if there are no entries, there is nothing to show. */
    @Override
    public void begin(EntryKind next, long number) {
        kind = next.plural();
        total = number;
    }

    @Override
    public void advance(long entries) {
        if (bar.isEmpty()) {
            bar = Optional.of(newBar());
        }
        bar.get().stepBy(entries);
    }

    @Override
    public void end() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }

    private ProgressBar newBar() {
        ProgressBarConsumer consumer = isTerminal
                ? new ConsoleProgressBarConsumer(out, WIDTH)
                : new DelegatingProgressBarConsumer(this::printOnce, WIDTH);
        return new ProgressBarBuilder()
                .setTaskName(activity + " " + kind)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(isTerminal ? MILLIS_IN_TERMINAL : MILLIS_ELSEWHERE)
                .setConsumer(consumer)
                .showSpeed()
                .build();
    }

    /** Prints a line. The bar gives its last one twice, not at the same time. */
    private void printOnce(String line) {
        if (!line.equals(lastLine)) {
            out.println(line);
        }
        lastLine = line;
    }
}
