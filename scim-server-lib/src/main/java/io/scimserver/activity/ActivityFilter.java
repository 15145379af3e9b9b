package io.scimserver.activity;

import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.schema.Repair;
import io.scimserver.store.search.value.SearchWords;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Filter for entries: those that meet every condition. Immutable; start from {@link #ANY}.
 *
 * @param users the ids or names of users or groups, one of which the entry is about; none means any; names compare as
 *     {@link io.scimserver.store.search.value.Folding} has it
 * @param results the result of the request is one of these; none means any
 * @param operations the operation of the request is one of these; none means any
 * @param from not before this time
 * @param to before this time
 * @param text words, each of which is the beginning of one of {@link ActivityEntry#searchWords()}; case does not count,
 *     and whatever is neither letter nor digit only separates words
 */
public record ActivityFilter(
        Set<String> users,
        Set<ActivityResult> results,
        Set<ActivityOperation> operations,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> text) {

    /** Filter that every entry meets. */
    public static final ActivityFilter ANY =
            new ActivityFilter(Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public ActivityFilter {
        users = Set.copyOf(users);
        results = Set.copyOf(results);
        operations = Set.copyOf(operations);
    }

    /** Returns a predicate that is true for entries that meet the filter. */
    public Predicate<ActivityEntry> predicate() {
        Set<String> words = text.map(SearchWords::of).orElse(Set.of());
        Set<Subject> people = subjects();
        return entry -> from.filter(entry.at()::isBefore).isEmpty()
                && to.filter(end -> !entry.at().isBefore(end)).isEmpty()
                && (results.isEmpty() || results.contains(entry.outcome().result()))
                && (operations.isEmpty() || operations.contains(entry.call().operation()))
                && (people.isEmpty() || people.stream().anyMatch(entry::isAbout))
                && (words.isEmpty() || hasWords(entry, words));
    }

    private static boolean hasWords(ActivityEntry entry, Set<String> wanted) {
        Set<String> words = entry.searchWords();
        return wanted.stream().allMatch(word -> words.stream().anyMatch(present -> present.startsWith(word)));
    }

    /** Returns the wanted users and groups: each text may be an id or a name. */
    public Set<Subject> subjects() {
        return users.stream()
                .map(name -> new Subject(Optional.of(name), Optional.of(name)))
                .collect(Collectors.toSet());
    }

    /** Returns a copy for entries about this user only. */
    public ActivityFilter withUser(String idOrUserName) {
        return withUsers(Set.of(idOrUserName));
    }

    /** Returns a copy for entries about one of these users only. */
    public ActivityFilter withUsers(Set<String> idsOrUserNames) {
        return new ActivityFilter(idsOrUserNames, results, operations, from, to, text);
    }

    /** Returns a copy for entries with these results only. */
    public ActivityFilter withResults(Set<ActivityResult> only) {
        return new ActivityFilter(users, only, operations, from, to, text);
    }

    /** Returns a copy for entries with these operations only. */
    public ActivityFilter withOperations(Set<ActivityOperation> only) {
        return new ActivityFilter(users, results, only, from, to, text);
    }

    /** Returns a copy for entries not before this time. */
    public ActivityFilter withFrom(Instant earliest) {
        return new ActivityFilter(users, results, operations, Optional.of(earliest), to, text);
    }

    /** Returns a copy for entries before this time. */
    public ActivityFilter withTo(Instant end) {
        return new ActivityFilter(users, results, operations, from, Optional.of(end), text);
    }

    /** Returns a copy for entries with this repair, beside the words that are wanted already. */
    public ActivityFilter withRepair(Repair repair) {
        return withText(text.map(words -> words + " ").orElse("") + ActivityEntry.wordOf(repair));
    }

    /** Returns a copy for entries with these words. */
    public ActivityFilter withText(String words) {
        return new ActivityFilter(users, results, operations, from, to, Optional.of(words));
    }
}
