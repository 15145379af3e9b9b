package io.scimserver.mongo.internal.activity;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityResult;
import io.scimserver.store.search.value.Folding;
import io.scimserver.store.search.value.SearchWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Marks by which an entry can be found. Each mark is one text of tenant, hour and a property, so that one index finds
 * the entries of an hour that have the property, and reads nothing else. Engines that sort what an index has found read
 * an hour of it at most.
 */
public final class ActivityMarks {

    private static final String ANY = "*";
    private static final String RESULT = "R:";
    private static final String OPERATION = "O:";
    private static final String ID = "I:";
    private static final String NAME = "N:";
    private static final String WORD = "W:";
    private static final int LONGEST = 300;

    private ActivityMarks() {}

    /** @param words the words of the entry */
    static Set<String> of(ActivityEntry entry, Set<String> words) {
        String place = place(ActivityFormat.tenantText(entry.tenant()), hourOf(entry.at()));
        String result = RESULT + entry.outcome().result();
        String operation = OPERATION + entry.call().operation();
        Set<String> marks = new LinkedHashSet<>(
                List.of(place + ANY, place + result, place + operation, place + result + operation));
        entry.subjects().forEach(subject -> person(subject).forEach(mark -> marks.add(place + mark)));
        words.forEach(word -> marks.add(place + WORD + word));
        return marks;
    }

    /** Returns the hours since 1970. */
    static int hourOf(Instant time) {
        return (int) Math.floorDiv(time.getEpochSecond(), 3_600L);
    }

    /** Returns the beginning of every mark of this tenant and hour. */
    static String place(String tenant, int hour) {
        return tenant + "|" + hour + "|";
    }

    /** Returns the marks of a person, without tenant and hour. */
    static Stream<String> person(Subject person) {
        return Stream.concat(
                person.userId().map(id -> shorten(ID + id)).stream(),
                person.userName().map(name -> shorten(NAME + Folding.fold(name))).stream());
    }

    /** Returns marks of which each entry that matches has one and few others have one: without tenant and hour. */
    static List<String> narrowest(ActivityFilter filter) {
        if (!filter.users().isEmpty()) {
            return filter.subjects().stream().flatMap(ActivityMarks::person).toList();
        }
        List<String> results = names(RESULT, filter.results().stream().map(ActivityResult::name));
        List<String> operations = names(OPERATION, filter.operations().stream().map(ActivityOperation::name));
        if (results.isEmpty() && operations.isEmpty()) {
            return List.of(ANY);
        }
        if (results.isEmpty()) {
            return operations;
        }
        List<String> both = new ArrayList<>();
        results.forEach(result -> operations.forEach(operation -> both.add(result + operation)));
        return both.isEmpty() ? results : both;
    }

    /** Returns the beginning of the marks of all words that start with this text, without tenant and hour. */
    static String wordsFrom(String beginning) {
        return WORD + beginning;
    }

    /** Returns the beginnings of words that are asked for, the longest first: it is likely to be the rarest. */
    static List<String> wanted(ActivityFilter filter) {
        return filter.text().map(SearchWords::of).orElse(Set.of()).stream()
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .toList();
    }

    private static List<String> names(String kind, Stream<String> names) {
        return names.sorted().map(name -> kind + name).toList();
    }

    /**
     * Shortens a mark, because index keys are bounded. Marks of this length very probably differ earlier, and the whole
     * text is compared, too.
     */
    private static String shorten(String mark) {
        return mark.length() <= LONGEST ? mark : mark.substring(0, LONGEST);
    }
}
