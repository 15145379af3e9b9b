package io.scimserver.provisioning;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries are wanted: those that meet every condition. Immutable; start from {@link #ANY}.
 *
 * @param user the id or the userName of a user that the entry is about; names compare as
 *     {@link io.scimserver.filter.Folding} has it
 * @param results how the request ended: one of these; none means any
 * @param operations what it asked for: one of these; none means any
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

    /** Every entry. */
    public static final ActivityFilter ANY = new ActivityFilter(
            Optional.empty(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public ActivityFilter {
        results = Set.copyOf(results);
        operations = Set.copyOf(operations);
    }

    /** The same, about this user only. */
    public ActivityFilter withUser(String idOrUserName) {
        return new ActivityFilter(Optional.of(idOrUserName), results, operations, from, to, text);
    }

    /** The same, with these results only. */
    public ActivityFilter withResults(Set<ActivityResult> only) {
        return new ActivityFilter(user, only, operations, from, to, text);
    }

    /** The same, with these operations only. */
    public ActivityFilter withOperations(Set<ActivityOperation> only) {
        return new ActivityFilter(user, results, only, from, to, text);
    }

    /** The same, not before this time. */
    public ActivityFilter withFrom(Instant earliest) {
        return new ActivityFilter(user, results, operations, Optional.of(earliest), to, text);
    }

    /** The same, before this time. */
    public ActivityFilter withTo(Instant end) {
        return new ActivityFilter(user, results, operations, from, Optional.of(end), text);
    }

    /** The same, with these words. */
    public ActivityFilter withText(String words) {
        return new ActivityFilter(user, results, operations, from, to, Optional.of(words));
    }
}
