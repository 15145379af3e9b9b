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

    /**
     * @param activity the word in front, such as {@code Copying}
     * @param isTerminal true if a line can be drawn again
     */
    public ProgressDisplay(String activity, PrintStream out, boolean isTerminal) {
        this.activity = activity;
        this.out = out;
        this.isTerminal = isTerminal;
    }

    @Override
    public void begin(EntryKind kind, long total) {
        ProgressBarConsumer consumer = isTerminal
                ? new ConsoleProgressBarConsumer(out, WIDTH)
                : new DelegatingProgressBarConsumer(out::println, WIDTH);
        bar = Optional.of(new ProgressBarBuilder()
                .setTaskName(activity + " " + kind.plural())
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(isTerminal ? MILLIS_IN_TERMINAL : MILLIS_ELSEWHERE)
                .setConsumer(consumer)
                .showSpeed()
                .build());
    }

    @Override
    public void advance(long entries) {
        bar.ifPresent(shown -> shown.stepBy(entries));
    }

    @Override
    public void end() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
