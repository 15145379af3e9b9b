package io.scimserver.testkit.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.StoredUser;
import io.scimserver.testkit.support.Filters;
import io.scimserver.testkit.support.Steps;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Contract of the ids of members: they compare exactly, whatever they look like, or are refused. */
public interface MemberIdContract extends EmptyGroupStores {

    /** Ids that are easily taken for one another. */
    record Pair(String one, String other) {}

    @TestFactory
    default Stream<DynamicTest> idsOfMembersCompareExactly() {
        UsersAndGroups stores = emptyGroupStores();
        return pairs().map(pair -> DynamicTest.dynamicTest(
                Steps.shown(pair.one()) + " " + Steps.shown(pair.other()),
                () -> assertDifferent(new Directory(stores, Steps.newId()), pair.one(), pair.other())));
    }

    private static Stream<Pair> pairs() {
        String longId = "x".repeat(190);
        return Stream.of(
                new Pair("Ada-1", "ada-1"),
                new Pair("ada-1", "ADA-1"),
                new Pair("ada", "ada "),
                new Pair("ada", " ada"),
                new Pair("ada\t", "ada"),
                new Pair("ada", "adam"),
                new Pair("adam", "ada"),
                new Pair("ada,ben", "ada"),
                new Pair("ada ben", "ben"),
                new Pair("ada:1", "ada"),
                new Pair("ada/1", "ada"),
                new Pair("ada\n", "ada"),
                new Pair("ada%", "ada%25"),
                new Pair("a%a", "ada"),
                new Pair("a_a", "ada"),
                new Pair("a.a", "ada"),
                new Pair("'ada'", "ada"),
                new Pair("\"ada\"", "ada"),
                new Pair("\\ada", "ada"),
                new Pair("$ada", "ada"),
                new Pair("1", "01"),
                new Pair("1", "1.0"),
                new Pair("\u00e9", "e\u0301"),
                new Pair("\u00e9", "e"),
                new Pair("\uff41", "a"),
                new Pair("stra\u00dfe", "strasse"),
                new Pair("a\u200d", "a"),
                new Pair("a\u0000b", "a"),
                new Pair("\ud83d\ude00", "\ud83d\ude80"),
                new Pair(longId, longId + "y"),
                new Pair(longId + "y", longId + "z"),
                new Pair("x".repeat(64) + "y", "x".repeat(64) + "z"),
                new Pair("x".repeat(1_000) + "y", "x".repeat(1_000) + "z"));
    }

    private static void assertDifferent(Directory acme, String one, String other) {
        acme.suggestUser(one);
        acme.suggestUser(other);
        StoredUser group;
        try {
            group = acme.group("Sales", one);
        } catch (UnsupportedValue refused) {
            return;
        }
        assertThat(acme.walk(group.id(), 10)).as("the id as it was given").containsExactly(one);
        assertThat(groupsOf(acme, one)).as("groups of the member").containsExactly(group);
        assertThat(found(acme, one)).as("groups with the member").containsExactly(group);
        assertThat(groupsOf(acme, other)).as("groups of somebody else").isEmpty();
        assertThat(found(acme, other)).as("groups with somebody else").isEmpty();
        assertThat(acme.remove(group, other).orElseThrow().removed())
                .as("somebody else is no member and cannot leave")
                .isEmpty();
        assertBothJoin(acme, group, one, other);
        acme.deleteUserIfThere(other);
        assertThat(acme.walk(group.id(), 10)).as("somebody else is deleted").contains(one);
    }

    private static void assertBothJoin(Directory acme, StoredUser group, String one, String other) {
        try {
            StoredUser both = acme.add(group, other).orElseThrow().group();
            assertThat(acme.walk(group.id(), 10)).as("two members").containsExactlyInAnyOrder(one, other);
            StoredUser second = acme.remove(both, one).orElseThrow().group();
            assertThat(acme.walk(group.id(), 10)).as("one has left").containsExactly(other);
            acme.add(second, one);
        } catch (UnsupportedValue refused) {
            assertThat(acme.groups().find(group.id()))
                    .as("what is refused changes nothing")
                    .contains(group);
        }
    }

    private static List<StoredUser> groupsOf(Directory acme, String member) {
        return acme.groups().groupsOf(Set.of(member)).getOrDefault(member, List.of());
    }

    private static List<StoredUser> found(Directory acme, String member) {
        Filter filter = Filters.where("members", "value").eq(member);
        return acme.page(filter, new Paging.Offset(1, 1_000)).users();
    }
}
