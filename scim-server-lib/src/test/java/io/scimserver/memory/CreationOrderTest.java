package io.scimserver.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.StoredUser;
import io.scimserver.store.search.TestUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CreationOrderTest {

    private static final StoredUser USER = TestUsers.stored(TestUsers.named("x"));

    @Test
    void anyMixOfChangesKeepsOrderAndPositions() {
        Random random = new Random(42);
        TreeMap<Long, Entry> expected = new TreeMap<>();
        CreationOrder order = CreationOrder.EMPTY;
        for (int step = 0; step < 30_000; step++) {
            boolean grows = random.nextInt(10) < (step / 5_000 % 2 == 0 ? 8 : 2);
            if (grows || expected.isEmpty()) {
                Entry entry = entry(random.nextBoolean() ? step + 100_000L : random.nextInt(100_000));
                if (expected.putIfAbsent(entry.number(), entry) == null) {
                    order = order.plus(entry);
                }
            } else {
                Long number = expected.ceilingKey((long) random.nextInt(130_000));
                Entry gone = expected.remove(number == null ? expected.firstKey() : number);
                order = order.minus(gone);
            }
            if (step % 500 == 0) {
                assertSame(order, new ArrayList<>(expected.values()), random);
            }
        }
        for (Entry entry : new ArrayList<>(expected.values())) {
            order = order.minus(entry);
        }
        assertSame(order, List.of(), random);
    }

    @Test
    void aReaderKeepsTheOrderThatItTook() {
        Entry first = entry(1);
        CreationOrder before = CreationOrder.EMPTY.plus(first);
        CreationOrder after = before.plus(entry(2)).minus(first);
        assertThat(before.stream()).containsExactly(first);
        assertThat(after.stream().map(Entry::number)).containsExactly(2L);
    }

    @Test
    void twoOrdersThatGoOnFromTheSameOneDoNotMix() {
        CreationOrder common = CreationOrder.EMPTY.plus(entry(1)).plus(entry(2)).plus(entry(3));
        CreationOrder one = common.plus(entry(4));
        CreationOrder other = common.plus(entry(5));
        assertThat(one.stream().map(Entry::number)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(other.stream().map(Entry::number)).containsExactly(1L, 2L, 3L, 5L);
        assertThat(common.stream().map(Entry::number)).containsExactly(1L, 2L, 3L);
    }

    private static void assertSame(CreationOrder order, List<Entry> expected, Random random) {
        assertThat(order.size()).isEqualTo(expected.size());
        assertThat(order.stream().toList()).isEqualTo(expected);
        int skipped = random.nextInt(expected.size() + 2);
        assertThat(order.skip(skipped).toList())
                .isEqualTo(expected.subList(Math.min(skipped, expected.size()), expected.size()));
        long number = random.nextInt(140_000);
        assertThat(order.after(number).toList())
                .isEqualTo(expected.stream()
                        .filter(entry -> entry.number() > number)
                        .toList());
    }

    private static Entry entry(long number) {
        return new Entry(number, new Entry.Version(USER, UserKeys.of(USER.attributes())));
    }
}
