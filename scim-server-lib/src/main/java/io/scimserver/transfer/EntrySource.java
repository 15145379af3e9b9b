package io.scimserver.transfer;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Source of the entries of a whole store: the store itself, or a file. */
public interface EntrySource {

    /** Returns the kinds of entries that it keeps. */
    Set<EntryKind> kinds();

    /** Returns false if there is no entry of this kind. */
    boolean has(EntryKind kind);

    /**
     * Reads every entry of some kinds, kind by kind, users and groups in the order of creation.
     *
     * @param batches gets the entries, at most {@link io.scimserver.store.StoreTransfer#LARGEST_BATCH} of one kind at a
     *     time
     * @return the summary of what was read
     * @throws TransferException if it cannot be read to its end
     */
    Summary read(Set<EntryKind> wanted, Progress progress, Consumer<List<StoreEntry>> batches);
}
