package io.scimserver.memory;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.store.search.Folding;
import io.scimserver.store.search.SearchWords;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Test of one entry against an {@link ActivityFilter}. */
final class ActivityPredicate {

    private ActivityPredicate() {}

    static Predicate<ActivityEntry> of(ActivityFilter filter) {
        Set<String> words = filter.text().map(SearchWords::of).orElse(Set.of());
        Optional<Predicate<Subject>> user =
                filter.user().map(name -> person(new Subject(Optional.of(name), Optional.of(name))));
        return entry -> filter.from().filter(entry.at()::isBefore).isEmpty()
                && filter.to().filter(to -> !entry.at().isBefore(to)).isEmpty()
                && (filter.results().isEmpty()
                        || filter.results().contains(entry.outcome().result()))
                && (filter.operations().isEmpty()
                        || filter.operations().contains(entry.call().operation()))
                && user.filter(is -> entry.subjects().stream().noneMatch(is)).isEmpty()
                && (words.isEmpty() || hasWords(entry, words));
    }

    /** Returns a test that is true for subjects with the person's id or name. */
    static Predicate<Subject> person(Subject person) {
        Optional<String> name = person.userName().map(Folding::fold);
        return subject -> (person.userId().isPresent() && person.userId().equals(subject.userId()))
                || (name.isPresent() && name.equals(subject.userName().map(Folding::fold)));
    }

    private static boolean hasWords(ActivityEntry entry, Set<String> wanted) {
        Set<String> words = entry.searchText()
                .flatMap(text -> SearchWords.of(text).stream())
                .collect(Collectors.toSet());
        return wanted.stream().allMatch(word -> words.stream().anyMatch(present -> present.startsWith(word)));
    }
}
