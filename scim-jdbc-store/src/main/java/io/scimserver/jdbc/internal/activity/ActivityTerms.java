package io.scimserver.jdbc.internal.activity;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityResult;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.jdbc.internal.log.LogTerm;
import io.scimserver.store.search.value.Folding;
import io.scimserver.store.search.value.SearchWords;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Terms that entries of the activity log are found by: users, words, result, operation, and the last two together. */
final class ActivityTerms {

    private static final char ID = 'I';
    private static final char NAME = 'N';
    private static final char WORD = 'W';
    private static final char RESULT = 'R';
    private static final char OPERATION = 'O';
    private static final char BOTH = 'B';

    private ActivityTerms() {}

    static Set<LogTerm> of(ActivityEntry entry) {
        ActivityResult result = entry.outcome().result();
        ActivityOperation operation = entry.call().operation();
        Set<LogTerm> terms = new LinkedHashSet<>(List.of(of(result), of(operation), of(result, operation)));
        entry.subjects().forEach(subject -> person(subject).forEach(terms::add));
        entry.searchWords().forEach(word -> terms.add(new LogTerm(WORD, word)));
        return terms;
    }

    /** Returns the terms of a person. */
    static Stream<LogTerm> person(Subject person) {
        return Stream.concat(
                person.userId().map(id -> new LogTerm(ID, id)).stream(),
                person.userName().map(name -> new LogTerm(NAME, Folding.fold(name))).stream());
    }

    /** Returns the conditions of which each match meets one, and few others do. */
    static List<Sql> of(ActivityFilter filter) {
        Optional<String> longest = filter.text().map(SearchWords::of).orElse(Set.of()).stream()
                .max(Comparator.comparingInt(String::length));
        if (!filter.users().isEmpty()) {
            return exactly(filter.subjects().stream().flatMap(ActivityTerms::person));
        }
        if (longest.isPresent()) {
            return List.of(new LogTerm(WORD, longest.get()).asBeginning());
        }
        if (filter.results().isEmpty()) {
            return exactly(filter.operations().stream().map(ActivityTerms::of));
        }
        return exactly(filter.results().stream()
                .flatMap(result -> filter.operations().isEmpty()
                        ? Stream.of(of(result))
                        : filter.operations().stream().map(operation -> of(result, operation))));
    }

    private static LogTerm of(ActivityResult result) {
        return new LogTerm(RESULT, result.name());
    }

    private static LogTerm of(ActivityOperation operation) {
        return new LogTerm(OPERATION, operation.name());
    }

    private static LogTerm of(ActivityResult result, ActivityOperation operation) {
        return new LogTerm(BOTH, result + " " + operation);
    }

    private static List<Sql> exactly(Stream<LogTerm> terms) {
        return terms.map(LogTerm::exactly).toList();
    }
}
