package io.scimserver.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Entries in creation order, found by position. Immutable: a reader keeps the one it took, a change makes a new one
 * that shares nearly everything with the old.
 *
 * <p>The entries are in blocks, so that a change copies one block and the list of blocks, and the way to any position
 * leads over the blocks' sizes, not over the entries. An addition at the end, the usual case, copies nothing.
 */
final class CreationOrder implements Entries {

    static final CreationOrder EMPTY = new CreationOrder(List.of(), Block.EMPTY, 0);

    /** All blocks but the last; none is empty. */
    private final List<Block> earlier;

    private final Block last;
    private final int size;

    private CreationOrder(List<Block> earlier, Block last, int size) {
        this.earlier = earlier;
        this.last = last;
        this.size = size;
    }

    private static CreationOrder of(List<Block> blocks, int size) {
        int end = blocks.size() - 1;
        return size == 0 ? EMPTY : new CreationOrder(List.copyOf(blocks.subList(0, end)), blocks.get(end), size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public CreationOrder plus(Entry entry) {
        if (!last.endsBefore(entry.number())) {
            return insert(entry);
        }
        return last.isFull()
                ? new CreationOrder(allBlocks(), Block.EMPTY.append(entry), size + 1)
                : new CreationOrder(earlier, last.append(entry), size + 1);
    }

    @Override
    public CreationOrder minus(Entry entry) {
        List<Block> fewer = allBlocks();
        int index = blockOf(entry.number());
        Block shorter = fewer.get(index).minus(entry);
        if (index + 1 < fewer.size() && shorter.mergesWith(fewer.get(index + 1))) {
            fewer.set(index, shorter.plusAll(fewer.remove(index + 1)));
        } else if (shorter.length() == 0) {
            fewer.remove(index);
        } else {
            fewer.set(index, shorter);
        }
        return of(fewer, size - 1);
    }

    @Override
    public Stream<Entry> stream() {
        return fromBlock(0);
    }

    /** Returns all but the first {@code count} entries. */
    Stream<Entry> skip(int count) {
        int index = 0;
        int before = 0;
        while (index < earlier.size() && before + block(index).length() <= count) {
            before += block(index).length();
            index++;
        }
        return fromBlock(index).skip(count - before);
    }

    /** Returns the entries whose number is greater. */
    Stream<Entry> after(long number) {
        return fromBlock(blockOf(number)).dropWhile(entry -> entry.number() <= number);
    }

    private CreationOrder insert(Entry entry) {
        List<Block> more = allBlocks();
        int index = blockOf(entry.number());
        Block block = more.get(index);
        if (block.isFull()) {
            more.set(index, block.firstHalf());
            more.add(index + 1, block.secondHalf());
            return of(more, size).insert(entry);
        }
        more.set(index, block.insert(entry));
        return of(more, size + 1);
    }

    private Block block(int index) {
        return index < earlier.size() ? earlier.get(index) : last;
    }

    private List<Block> allBlocks() {
        List<Block> all = new ArrayList<>(earlier);
        all.add(last);
        return all;
    }

    private Stream<Entry> fromBlock(int first) {
        return IntStream.rangeClosed(first, earlier.size())
                .mapToObj(this::block)
                .flatMap(Block::stream);
    }

    /** Returns the index of the last block that starts at this number or before; of the first one if none does. */
    private int blockOf(long number) {
        int low = 0;
        int high = earlier.size();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (block(middle).firstNumber() <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
