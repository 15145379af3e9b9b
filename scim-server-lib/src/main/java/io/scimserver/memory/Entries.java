package io.scimserver.memory;

import java.util.stream.Stream;

/** Entries in creation order. Immutable; a single entry is one by itself, because nearly every value has only one. */
sealed interface Entries permits Entry, CreationOrder {

    int size();

    /** Returns entries with one more entry, put where its number belongs. */
    Entries plus(Entry entry);

    /** Returns entries without an entry that is in them. */
    Entries minus(Entry entry);

    Stream<Entry> stream();
}
