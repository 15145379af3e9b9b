package io.scimserver.activity;

import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.store.search.value.SearchWords;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Filter for entries: those that meet every condition. Immutable; start from {@link #ANY}.
 *
 * @param user the id or the name of a user or group that the entry is about; names compare as
 *     {@link io.scimserver.store.search.value.Folding} has it
 * @param results the result of the request is one of these; none means any
 * @param operations the operation of the request is one of these; none means any
 * @param from not before this time
 * @param to before this time
 * @param text words, each of which is the beginning of a word of the path, the error's detail or a userName; case does
 *     not count, and whatever is neither letter nor digit only separates words
 */
public record ActivityFilter(
        Optional<String> user,
        Set<ActivityResult> results,
        Set<ActivityOperation> operations,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> text) {

    /** Filter that every entry meets. */
    public static final ActivityFilter ANY = new ActivityFilter(
            Optional.empty(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public ActivityFilter {
        results = Set.copyOf(results);
        operations = Set.copyOf(operations);
    }

    /** Returns a predicate that is true for entries that meet the filter. */
    public Predicate<ActivityEntry> predicate() {
        Set<String> words = text.map(SearchWords::of).orElse(Set.of());
        Optional<Subject> person = user.map(name -> new Subject(Optional.of(name), Optional.of(name)));
        return entry -> from.filter(entry.at()::isBefore).isEmpty()
                && to.filter(end -> !entry.at().isBefore(end)).isEmpty()
                && (results.isEmpty() || results.contains(entry.outcome().result()))
                && (operations.isEmpty() || operations.contains(entry.call().operation()))
                && person.filter(wanted -> !entry.isAbout(wanted)).isEmpty()
                && (words.isEmpty() || hasWords(entry, words));
    }

    private static boolean hasWords(ActivityEntry entry, Set<String> wanted) {
        Set<String> words = entry.searchWords();
        return wanted.stream().allMatch(word -> words.stream().anyMatch(present -> present.startsWith(word)));
    }

    /** Returns a copy for entries about this user only. */
    public ActivityFilter withUser(String idOrUserName) {
        return new ActivityFilter(Optional.of(idOrUserName), results, operations, from, to, text);
    }

    /** Returns a copy for entries with these results only. */
    public ActivityFilter withResults(Set<ActivityResult> only) {
        return new ActivityFilter(user, only, operations, from, to, text);
    }

    /** Returns a copy for entries with these operations only. */
    public ActivityFilter withOperations(Set<ActivityOperation> only) {
        return new ActivityFilter(user, results, only, from, to, text);
    }

    /** Returns a copy for entries not before this time. */
    public ActivityFilter withFrom(Instant earliest) {
        return new ActivityFilter(user, results, operations, Optional.of(earliest), to, text);
    }

    /** Returns a copy for entries before this time. */
    public ActivityFilter withTo(Instant end) {
        return new ActivityFilter(user, results, operations, from, Optional.of(end), text);
    }

    /** Returns a copy for entries with these words. */
    public ActivityFilter withText(String words) {
        return new ActivityFilter(user, results, operations, from, to, Optional.of(words));
    }
}
