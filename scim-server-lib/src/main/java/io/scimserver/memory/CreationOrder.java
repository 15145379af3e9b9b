package io.scimserver.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Entries in creation order, found by position. Immutable: a reader keeps the one it took, a change makes a new one that
 * shares nearly everything with the old.
 *
 * <p>The entries are in blocks, so that a change copies one block and the list of blocks, and the way to any position
 * leads over the blocks' sizes, not over the entries.
 */
final class CreationOrder {

    static final CreationOrder EMPTY = new CreationOrder(List.of(), 0);

    private static final int BLOCK_SIZE = 512;

    private final List<Entry[]> blocks;
    private final int size;

    private CreationOrder(List<Entry[]> blocks, int size) {
        this.blocks = blocks;
        this.size = size;
    }

    int size() {
        return size;
    }

    /** With one more entry, put where its number belongs. */
    CreationOrder plus(Entry entry) {
        if (blocks.isEmpty()) {
            return new CreationOrder(List.<Entry[]>of(new Entry[] {entry}), 1);
        }
        List<Entry[]> more = new ArrayList<>(blocks);
        int index = blockOf(entry.number());
        Entry[] longer = insert(blocks.get(index), entry);
        if (longer.length <= BLOCK_SIZE) {
            more.set(index, longer);
        } else {
            boolean isLast = longer[BLOCK_SIZE] == entry;
            int half = isLast ? BLOCK_SIZE : BLOCK_SIZE / 2;
            more.set(index, Arrays.copyOf(longer, half));
            more.add(index + 1, Arrays.copyOfRange(longer, half, longer.length));
        }
        return new CreationOrder(more, size + 1);
    }

    /** Without an entry that is in it. */
    CreationOrder minus(Entry entry) {
        List<Entry[]> fewer = new ArrayList<>(blocks);
        int index = blockOf(entry.number());
        Entry[] shorter =
                Stream.of(blocks.get(index)).filter(kept -> kept != entry).toArray(Entry[]::new);
        boolean mergesWithNext =
                index + 1 < blocks.size() && shorter.length + blocks.get(index + 1).length <= BLOCK_SIZE / 2;
        if (mergesWithNext) {
            Entry[] next = fewer.remove(index + 1);
            fewer.set(index, Stream.concat(Stream.of(shorter), Stream.of(next)).toArray(Entry[]::new));
        } else if (shorter.length == 0) {
            fewer.remove(index);
        } else {
            fewer.set(index, shorter);
        }
        return new CreationOrder(fewer, size - 1);
    }

    Stream<Entry> stream() {
        return blocks.stream().flatMap(Stream::of);
    }

    /** All but the first {@code count} entries. */
    Stream<Entry> skip(int count) {
        int block = 0;
        int before = 0;
        while (block < blocks.size() && before + blocks.get(block).length <= count) {
            before += blocks.get(block).length;
            block++;
        }
        return fromBlock(block).skip(count - before);
    }

    /** The entries whose number is greater. */
    Stream<Entry> after(long number) {
        return fromBlock(blockOf(number)).dropWhile(entry -> entry.number() <= number);
    }

    private static Entry[] insert(Entry[] block, Entry entry) {
        int index = block.length;
        while (index > 0 && block[index - 1].number() > entry.number()) {
            index--;
        }
        Entry[] longer = new Entry[block.length + 1];
        System.arraycopy(block, 0, longer, 0, index);
        longer[index] = entry;
        System.arraycopy(block, index, longer, index + 1, block.length - index);
        return longer;
    }

    private Stream<Entry> fromBlock(int first) {
        return IntStream.range(first, blocks.size()).mapToObj(blocks::get).flatMap(Stream::of);
    }

    /** The last block that starts at this number or before; the first one if none does. */
    private int blockOf(long number) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle)[0].number() <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
