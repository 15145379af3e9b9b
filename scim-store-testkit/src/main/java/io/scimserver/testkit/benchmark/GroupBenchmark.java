package io.scimserver.testkit.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.store.GroupStore;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.testkit.support.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Benchmark of a store's operations on one group as it fills: {@code new GroupBenchmark(MyStores::new).run(1_000, 10_000)}
 * gives a table in Markdown. One thread, medians; some seconds per operation and size. Good for the question whether a
 * cost grows with the number of members, not for the third digit.
 */
public final class GroupBenchmark {

    private static final int BATCH = 1_000;
    private static final int PAGE = 100;
    private static final int TIMES = 300;

    private final Supplier<GroupStore> emptyStore;

    /** @param emptyStore makes a store without groups, once for each size */
    public GroupBenchmark(Supplier<GroupStore> emptyStore) {
        this.emptyStore = emptyStore;
    }

    /**
     * Fills a group of a new store for each size and measures it.
     *
     * @param sizes the numbers of members, at least {@value #PAGE} each
     * @return one row per operation, one column per size: microseconds per operation
     */
    public String run(int... sizes) {
        return Measurement.table(
                "members", sizes, IntStream.of(sizes).mapToObj(this::measure).toList());
    }

    private List<Measurement> measure(int size) {
        GroupStore store = emptyStore.get();
        StoredUser group = store.create(Steps.newId(), document(), Set.of());
        Filled filled = new Filled(store, group.id());
        for (int from = 0; from < size; from += BATCH) {
            filled.add(from, Math.min(size, from + BATCH));
        }
        Set<String> page = IntStream.range(0, PAGE).mapToObj(Filled::id).collect(Collectors.toSet());
        List<Measurement> measured = new ArrayList<>();
        measured.add(Measurement.ofEach("add one member", TIMES, i -> filled.add(size + i, size + i + 1)));
        measured.add(Measurement.ofEach("remove one member", TIMES, i -> filled.remove(size + i)));
        measured.add(Measurement.ofEach(
                "add %,d members at once".formatted(BATCH),
                5,
                i -> filled.add(size + TIMES + i * BATCH, size + TIMES + (i + 1) * BATCH)));
        measured.add(Measurement.ofEach("find, without members", TIMES, i -> store.find(group.id())));
        measured.add(Measurement.ofEach(
                "first %d members, with the total".formatted(PAGE), TIMES, i -> store.members(group.id(), "", PAGE)));
        measured.add(Measurement.ofEach("groups of %d users".formatted(PAGE), TIMES, i -> store.groupsOf(page)));
        return measured;
    }

    private static UserDocument document() {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        group.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:Group");
        return UserDocument.of(group.put("displayName", "Everybody"));
    }

    /** Group whose members are numbered. */
    private record Filled(GroupStore store, String groupId) {

        static String id(int number) {
            return "member-" + number;
        }

        void add(int from, int to) {
            Set<Member> members = IntStream.range(from, to)
                    .mapToObj(i -> new Member(id(i), Member.Kind.USER))
                    .collect(Collectors.toSet());
            change(new MemberChange(false, members, Set.of()));
        }

        void remove(int number) {
            change(new MemberChange(false, Set.of(), Set.of(id(number))));
        }

        private void change(MemberChange change) {
            StoredUser group = store.find(groupId).orElseThrow();
            if (store.replace(groupId, group.version(), group.attributes(), change)
                    .isEmpty()) {
                throw new IllegalStateException("somebody else has changed the group");
            }
        }
    }
}
