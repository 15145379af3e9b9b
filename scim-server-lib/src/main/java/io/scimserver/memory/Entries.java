package io.scimserver.memory;

import java.util.stream.Stream;

/** Entries in creation order. Immutable; a single entry is one by itself, as nearly every value has only one. */
sealed interface Entries permits Entry, CreationOrder {

    int size();

    /** With one more entry, put where its number belongs. */
    Entries plus(Entry entry);

    /** Without an entry that is in it. */
    Entries minus(Entry entry);

    Stream<Entry> stream();
}
