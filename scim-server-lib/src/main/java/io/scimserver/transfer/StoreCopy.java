package io.scimserver.transfer;

import io.scimserver.OpenedStore;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreTransfer;
import java.util.EnumSet;
import java.util.Set;

/**
 * Copy of everything in a store, or in a file, into another store: ids, versions, times and hashes stay as they are, so
 * that no identity provider notices. The ids of deleted users and groups, and daily counts of requests whose entries are gone, are
 * not copied. Nobody should write to either store meanwhile.
 *
 * <p>A copy that was interrupted can be resumed: what has arrived stays. At the end both stores are compared.
 */
public final class StoreCopy {

    private final EntrySource source;
    private final OpenedStore target;
    private final StoreReader targetReader;
    private final StoreTransfer transfer;

    /** @throws TransferException if the target cannot be copied to */
    public StoreCopy(EntrySource source, OpenedStore target) {
        this.source = source;
        this.target = target;
        this.targetReader = new StoreReader(target);
        this.transfer = target.transfer().orElseThrow();
    }

    /**
     * Copies everything. The activity log is left out if the target keeps none.
     *
     * @param isResumed true if the target may hold a part of the source already
     * @param copying shows the progress of the copy
     * @param checking shows the progress of the comparison
     * @return the summary of the source, and of the target
     * @throws TransferException if the target is not empty, cannot keep everything, or is not the same afterwards
     */
    public Summary run(boolean isResumed, Progress copying, Progress checking) {
        Set<EntryKind> kinds = kinds();
        if (!isResumed && !targetReader.isEmpty()) {
            throw new TransferException(
                    "the target is not empty. If it holds a part of this source from an interrupted copy, resume that.");
        }
        StoreWriter writer = new StoreWriter(target, transfer);
        try {
            Summary copied = source.read(kinds, copying, writer::write);
            requireSame(copied, targetReader.read(kinds, checking, entries -> {}));
            return copied;
        } catch (DuplicateUser e) {
            throw new TransferException(
                    "the target has a user or group with the " + e.attribute() + " of another one in the source,"
                            + " or another version of it: somebody else has written to it. Empty it and copy again.",
                    e);
        }
    }

    private Set<EntryKind> kinds() {
        Set<EntryKind> lost = EnumSet.copyOf(source.kinds());
        lost.removeAll(targetReader.kinds());
        lost.remove(EntryKind.ACTIVITY);
        lost.removeIf(kind -> !source.has(kind));
        if (!lost.isEmpty()) {
            throw new TransferException("the target does not keep "
                    + String.join(", ", lost.stream().map(EntryKind::plural).toList()));
        }
        Set<EntryKind> kinds = EnumSet.copyOf(source.kinds());
        kinds.retainAll(targetReader.kinds());
        return kinds;
    }

    private static void requireSame(Summary copied, Summary present) {
        if (!copied.equals(present)) {
            throw new TransferException("source and target are not the same: " + copied.differences(present)
                    + ". Somebody wrote to one of them, or the target held something else. Empty it and copy again.");
        }
    }
}
