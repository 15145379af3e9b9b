package io.scimserver.console.provisioning;

import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEffect;
import io.scimserver.console.page.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Numbers of employees created, updated, deactivated and refused on each of some days: as bars, and as the table that
 * says the same.
 *
 * @param days in order, those without a request too
 * @param highest what the highest bar stands for; at least 1
 */
public record DayChart(List<Day> days, long highest) {

    /** Counted effects, in the order of the bars. */
    public enum Series {
        CREATED(ActivityEffect.CREATED, "Created", "bar-1"),
        UPDATED(ActivityEffect.UPDATED, "Updated", "bar-2"),
        DEACTIVATED(ActivityEffect.DEACTIVATED, "Deactivated", "bar-3"),
        REFUSED(ActivityEffect.REFUSED, "Refused", "bar-4");

        private final ActivityEffect effect;
        private final String title;
        private final String code;

        Series(ActivityEffect effect, String title, String code) {
            this.effect = effect;
            this.title = title;
            this.code = code;
        }

        public String title() {
            return title;
        }

        /** Returns the code of its style. */
        public String code() {
            return code;
        }
    }

    /** Numbers of one day. */
    public record Day(LocalDate date, Map<Series, Long> numbers) {

        public String title() {
            return Texts.date(date);
        }

        public long number(Series series) {
            return numbers.getOrDefault(series, 0L);
        }
    }

    /** Bar, in units of the chart. */
    public record Bar(int x, int y, int width, int height, String code) {}

    /** Size of the chart. */
    public static final int WIDTH = 700;

    public static final int HEIGHT = 140;

    private static final int BAR = 5;

    static DayChart of(List<ActivityDay> counted, LocalDate first, int number) {
        Map<LocalDate, ActivityDay> byDate =
                counted.stream().collect(Collectors.toMap(ActivityDay::day, Function.identity()));
        List<Day> days = IntStream.range(0, number)
                .mapToObj(first::plusDays)
                .map(date ->
                        new Day(date, numbers(byDate.getOrDefault(date, new ActivityDay(date, Map.of(), Map.of())))))
                .toList();
        long highest = days.stream()
                .flatMap(day -> day.numbers().values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return new DayChart(days, Math.max(1, highest));
    }

    private static Map<Series, Long> numbers(ActivityDay day) {
        Map<Series, Long> numbers = new EnumMap<>(Series.class);
        Stream.of(Series.values())
                .forEach(series -> numbers.put(series, day.effects().getOrDefault(series.effect, 0L)));
        return numbers;
    }

    /** Returns true if there is nothing to show. */
    public boolean isEmpty() {
        return days.stream().allMatch(day -> day.numbers().values().stream().allMatch(number -> number == 0));
    }

    /** Returns every bar; a value above zero is always visible. */
    public List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        int x = 0;
        for (Day day : days) {
            int barX = x;
            for (Series series : Series.values()) {
                long number = day.number(series);
                if (number > 0) {
                    int height = (int) Math.max(3, HEIGHT * number / highest);
                    bars.add(new Bar(barX, HEIGHT - height, BAR - 1, height, series.code()));
                }
                barX += BAR;
            }
            x += WIDTH / days.size();
        }
        return bars;
    }
}
