package io.scimserver.console.activity;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.console.page.Csv;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries as lines of a table. */
final class ActivityCsv {

    private ActivityCsv() {}

    static String head() {
        return Csv.head(
                "time",
                "correlation id",
                "operation",
                "method",
                "path",
                "operations",
                "outcome",
                "status",
                "error type",
                "error",
                "user ids",
                "user names",
                "milliseconds",
                "token",
                "address",
                "user agent",
                "repairs");
    }

    static String line(ActivityEntry entry) {
        return Csv.line(Stream.of(
                entry.at().toString(),
                entry.id(),
                entry.call().operation().name(),
                entry.call().method(),
                entry.call().path(),
                Integer.toString(entry.call().operations()),
                entry.outcome().result().name(),
                Integer.toString(entry.outcome().status()),
                entry.outcome().scimType().orElse(""),
                entry.outcome().detail().orElse(""),
                all(entry, Subject::userId),
                all(entry, Subject::userName),
                String.format(Locale.ROOT, "%.3f", entry.duration().toNanos() / 1e6),
                entry.source().tokenLabel().orElse(""),
                entry.source().address().orElse(""),
                entry.source().userAgent().orElse(""),
                entry.outcome().repairs().stream().map(Enum::name).sorted().collect(Collectors.joining(" "))));
    }

    private static String all(ActivityEntry entry, Function<Subject, Optional<String>> part) {
        return entry.subjects().stream().map(part).flatMap(Optional::stream).collect(Collectors.joining(" "));
    }
}
