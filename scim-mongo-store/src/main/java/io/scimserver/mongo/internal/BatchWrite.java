package io.scimserver.mongo.internal;

import io.scimserver.store.StoreException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Outcome of documents that were written together.
 *
 * @param undone the positions of those that certainly were not written, for reasons of their own
 * @param trouble the failure of all others; empty if they were written
 */
public record BatchWrite(Set<Integer> undone, Optional<StoreException> trouble) {

    static BatchWrite complete() {
        return new BatchWrite(Set.of(), Optional.empty());
    }

    static BatchWrite failed(StoreException trouble) {
        return new BatchWrite(Set.of(), Optional.of(trouble));
    }

    /** Returns the outcome when none of this many documents was written, and each may be tried by itself. */
    static BatchWrite undone(int documents) {
        return new BatchWrite(
                IntStream.range(0, documents).boxed().collect(Collectors.toUnmodifiableSet()), Optional.empty());
    }
}
