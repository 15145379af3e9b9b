package io.scimserver.internal.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Creates that follow each other in a bulk request and wait for no other operation.
 *
 * @param creates in the order of the request
 */
record CreateBatch(List<Create> creates) {

    /**
     * Largest number of creates in a batch. Writers of other users may wait while a batch is written: it must not take
     * long.
     */
    private static final int LARGEST = 100;

    /**
     * Create of a batch.
     *
     * @param operation as the client sent it
     * @param body its data, with references replaced by ids
     */
    record Create(BulkOperation operation, ObjectNode body) {}

    /**
     * Collects the creates at the start of these operations.
     *
     * @param create the create at an index; empty if the operation there does not belong to the batch, which ends it
     */
    static CreateBatch collect(IntStream indexes, IntFunction<Optional<Create>> create) {
        return new CreateBatch(indexes.limit(LARGEST)
                .mapToObj(create)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList());
    }

    /** Returns true if there is more than one create; a single one gains nothing from a batch. */
    boolean isWorthwhile() {
        return creates.size() > 1;
    }

    BulkOperation operation(int index) {
        return creates.get(index).operation();
    }

    List<ObjectNode> bodies() {
        return creates.stream().map(Create::body).toList();
    }
}
