package io.scimserver.transfer;

import io.scimserver.store.StoreTransfer;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Entries on their way: counted, shown as progress, and handed on in batches. For one thread. */
final class EntryBatches {

    private final Progress progress;
    private final Consumer<List<StoreEntry>> batches;
    private Summary summary;

    EntryBatches(Set<EntryKind> wanted, Progress progress, Consumer<List<StoreEntry>> batches) {
        this.progress = progress;
        this.batches = batches;
        this.summary = Summary.of(wanted);
    }

    /** Hands on entries of one kind. */
    void add(List<? extends StoreEntry> entries) {
        for (int from = 0; from < entries.size(); from += StoreTransfer.LARGEST_BATCH) {
            List<StoreEntry> batch =
                    List.copyOf(entries.subList(from, Math.min(entries.size(), from + StoreTransfer.LARGEST_BATCH)));
            batches.accept(batch);
            summary = summary.plus(batch.get(0).kind(), batch);
            progress.advance(batch.size());
        }
    }

    Summary summary() {
        return summary;
    }
}
