package io.scimserver.memory;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Block of entries in creation order. Immutable: a change makes a new block. A change that only appends shares the
 * array with the old block, which does not look at what is behind its own length.
 */
final class Block {

    static final Block EMPTY = new Block(new Entry[0], 0);

    private static final int MOST = 512;
    private static final int FIRST_ROOM = 2;

    private final Entry[] entries;
    private final int length;

    private Block(Entry[] entries, int length) {
        this.entries = entries;
        this.length = length;
    }

    int length() {
        return length;
    }

    boolean isFull() {
        return length == MOST;
    }

    long firstNumber() {
        return entries[0].number();
    }

    /** Returns true if an entry with this number belongs behind all others. */
    boolean endsBefore(long number) {
        return length == 0 || entries[length - 1].number() < number;
    }

    /** Returns a block with an entry behind all others. The block must not be full. */
    Block append(Entry entry) {
        boolean isFree = length < entries.length && entries[length] == null;
        Entry[] roomy = isFree ? entries : copy(0, length, Math.min(MOST, Math.max(FIRST_ROOM, 2 * length)));
        roomy[length] = entry;
        return new Block(roomy, length + 1);
    }

    /** Returns a block with an entry put where its number belongs. The block must not be full. */
    Block insert(Entry entry) {
        int index = length;
        while (index > 0 && entries[index - 1].number() > entry.number()) {
            index--;
        }
        Entry[] longer = copy(0, index, length + 1);
        longer[index] = entry;
        System.arraycopy(entries, index, longer, index + 1, length - index);
        return new Block(longer, length + 1);
    }

    Block minus(Entry gone) {
        Entry[] fewer = stream().filter(kept -> kept != gone).toArray(Entry[]::new);
        return new Block(fewer, fewer.length);
    }

    Block firstHalf() {
        return part(0, length / 2);
    }

    Block secondHalf() {
        return part(length / 2, length);
    }

    /** Returns true if the entries of both leave so much room that they should be one block. */
    boolean mergesWith(Block next) {
        return length + next.length <= MOST / 2;
    }

    Block plusAll(Block next) {
        Entry[] all = copy(0, length, length + next.length);
        System.arraycopy(next.entries, 0, all, length, next.length);
        return new Block(all, all.length);
    }

    Stream<Entry> stream() {
        return Arrays.stream(entries, 0, length);
    }

    private Block part(int from, int to) {
        return new Block(copy(from, to, to - from), to - from);
    }

    private Entry[] copy(int from, int to, int room) {
        Entry[] copy = new Entry[room];
        System.arraycopy(entries, from, copy, 0, to - from);
        return copy;
    }
}
