package io.scimserver.console.activity;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.console.page.Texts;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.Repair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Entry of the activity log, as a page shows it.
 *
 * @param target the path of its own page
 * @param names the names of employees, by id
 */
public record EntryView(ActivityEntry entry, String target, Map<String, String> names) {

    private static final int MOST_IDENTIFIERS = 5;

    static EntryView of(ActivityEntry entry, LogScope scope) {
        return new EntryView(entry, scope.entry(entry.id()), Map.of());
    }

    public String time() {
        return Texts.exactTime(entry.at());
    }

    /** Returns hour and minute. */
    public String minute() {
        return Texts.minute(entry.at());
    }

    /** Returns the second, with the colon that divides it from the minute. */
    public String second() {
        return Texts.second(entry.at());
    }

    /** Returns the time for programs. */
    public String timestamp() {
        return entry.at().toString();
    }

    public String operation() {
        String name = ActivityTexts.of(entry.call().operation());
        int operations = entry.call().operations();
        return operations > 1 ? name + " of " + Texts.count(operations, "operation") : name;
    }

    /** Returns method and path. */
    public String request() {
        return entry.call().method() + " " + entry.call().path();
    }

    /** Returns the names of the employees or groups it is about; empty if they are not known. */
    public String subject() {
        List<Subject> subjects = entry.subjects();
        if (subjects.isEmpty()) {
            return "";
        }
        String first = LoggedPeople.name(subjects.get(0), names);
        return subjects.size() == 1 ? first : first + " and " + (subjects.size() - 1) + " more";
    }

    /** Returns the user names and ids that it holds, as they were sent. */
    public String identifiers() {
        return entry.subjects().stream()
                .limit(MOST_IDENTIFIERS)
                .flatMap(subject -> Stream.concat(subject.userName().stream(), subject.userId().stream()))
                .collect(Collectors.joining(", "));
    }

    /** Returns what the request did, in words. */
    public String happened() {
        return ActivityTexts.happened(entry);
    }

    public String outcome() {
        return ActivityTexts.of(entry.outcome());
    }

    public String tone() {
        return ActivityTexts.tone(entry.outcome().result());
    }

    public String duration() {
        return ActivityTexts.duration(entry.duration());
    }

    public String token() {
        return entry.source().tokenLabel().orElse("");
    }

    /** Returns the detail of the error that the client was sent. */
    public Optional<String> detail() {
        return entry.outcome().detail();
    }

    /** Returns what an administrator can do about it. */
    public Optional<String> advice() {
        return Advice.on(entry);
    }

    /** Returns the attributes that took no effect, and why. */
    public List<IgnoredAttribute> ignored() {
        return entry.outcome().ignored();
    }

    /** Returns a sentence for each repair. */
    public List<String> repairs() {
        return entry.outcome().repairs().stream().sorted().map(Repair::sentence).toList();
    }
}
