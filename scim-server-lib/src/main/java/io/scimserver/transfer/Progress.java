package io.scimserver.transfer;

/** Observer of a copy. It is called by the thread that copies. */
public interface Progress {

    /** Progress that nobody follows. */
    Progress UNSEEN = new Progress() {
        @Override
        public void begin(EntryKind kind, long total) {}

        @Override
        public void advance(long entries) {}

        @Override
        public void end() {}
    };

    /** Number of entries that is not known before all are read. */
    long UNKNOWN = -1;

    /**
     * Begins with the entries of one kind.
     *
     * @param total their number, or {@link #UNKNOWN}
     */
    void begin(EntryKind kind, long total);

    /** Tells that so many more entries are done. */
    void advance(long entries);

    /** Ends with the entries of that kind. */
    void end();
}
