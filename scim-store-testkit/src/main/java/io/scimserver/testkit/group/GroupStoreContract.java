package io.scimserver.testkit.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.MemberPage;
import io.scimserver.store.StoredUser;
import io.scimserver.testkit.support.RaceGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Contract of {@link GroupStore}: members join and leave by themselves, and none of them is lost. */
public interface GroupStoreContract
        extends GroupDocumentContract,
                GroupsLikeUsersContract,
                MembershipContract,
                MemberPageContract,
                MemberIdContract,
                MemberFilterContract {

    /** Number of writers in a race. */
    int WRITERS = 8;

    @Test
    default void aGroupHasTheMembersItWasCreatedWith() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        String ada = acme.user("ada");
        StoredUser inner = acme.group("Inner", ada);
        StoredUser outer = acme.nested("Outer", inner.id());
        assertThat(acme.groups().members(inner.id(), "", 10).members())
                .containsExactly(new Member(ada, Member.Kind.USER));
        assertThat(acme.groups().members(outer.id(), "", 10).members())
                .containsExactly(new Member(inner.id(), Member.Kind.GROUP));
        assertThat(acme.membersOf("nobody")).isEmpty();
    }

    @Test
    default void whoJoinsLeavesTheOthersAlone() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        List<String> people = acme.users(4);
        StoredUser group = acme.group("Sales", people.get(0), people.get(1));
        GroupWrite joined = acme.add(group, people.get(1), people.get(2)).orElseThrow();
        assertThat(joined.added()).as("who joined").containsExactly(people.get(2));
        assertThat(joined.removed()).isEmpty();
        GroupWrite left =
                acme.remove(joined.group(), people.get(0), people.get(3)).orElseThrow();
        assertThat(left.removed()).as("who left").containsExactly(people.get(0));
        assertThat(left.added()).isEmpty();
        assertThat(acme.membersOf(group.id())).containsExactlyInAnyOrder(people.get(1), people.get(2));
    }

    @Test
    default void aMemberWhoIsNotThereIsKept() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        StoredUser group = acme.group("Sales", acme.user("ada"));
        Member nobody = new Member("5b0c1a52-\u00e9", Member.Kind.UNKNOWN);
        GroupWrite written = acme.change(group, new MemberChange(false, Set.of(nobody), Set.of()))
                .orElseThrow();
        assertThat(written.added()).containsExactly(nobody.id());
        assertThat(acme.groups().members(group.id(), "", 10).members())
                .hasSize(2)
                .contains(nobody);
        assertThat(acme.groupsOf(nobody.id())).containsExactly("Sales");
        assertThat(acme.remove(written.group(), nobody.id()).orElseThrow().removed())
                .containsExactly(nobody.id());
    }

    @Test
    default void everyChangeOfMembersGivesANewVersion() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        String ada = acme.user("ada");
        StoredUser first = acme.group("Sales");
        StoredUser second = acme.add(first, ada).orElseThrow().group();
        StoredUser third = acme.remove(second, ada).orElseThrow().group();
        assertThat(Set.of(first.version(), second.version(), third.version())).hasSize(3);
        assertThat(acme.find(first.id())).as("find gives the latest").isEqualTo(third);
        assertThat(third.lastModified()).isAfterOrEqualTo(first.lastModified());
        assertThat(third.created()).isEqualTo(first.created());
    }

    @Test
    default void aReplacementLeavesThoseItNames() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        List<String> people = acme.users(3);
        StoredUser group = acme.group("Sales", people.get(0), people.get(1));
        MemberChange replacement =
                new MemberChange(true, Directory.members(List.of(people.get(1), people.get(2))), Set.of());
        GroupWrite written = acme.change(group, replacement).orElseThrow();
        assertThat(written.added()).containsExactly(people.get(2));
        assertThat(written.removed()).containsExactly(people.get(0));
        assertThat(acme.membersOf(group.id())).containsExactlyInAnyOrder(people.get(1), people.get(2));
        acme.change(written.group(), new MemberChange(true, Set.of(), Set.of()));
        assertThat(acme.membersOf(group.id())).isEmpty();
    }

    @Test
    default void attributesAndMembersChangeInOneStep() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        String ada = acme.user("ada");
        StoredUser group = acme.group("Sales", ada);
        MemberChange change = new MemberChange(false, Directory.members(List.of(acme.user("ben"))), Set.of(ada));
        acme.groups().replace(group.id(), group.version(), Directory.document("Sales 2"), change);
        assertThat(Directory.name(acme.find(group.id()))).isEqualTo("Sales 2");
        assertThat(acme.membersOf(group.id())).hasSize(1).doesNotContain(ada);
    }

    @Test
    default void aWalkMeetsEveryMemberOnceAndTheTotalIsThatOfTheGroup() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        List<String> people = acme.users(25);
        StoredUser group = acme.group("Sales", people.toArray(String[]::new));
        acme.group("Other", people.get(0));
        List<String> met = new ArrayList<>();
        Optional<String> position = Optional.of("");
        while (position.isPresent()) {
            MemberPage page = acme.groups().members(group.id(), position.get(), 10);
            assertThat(page.members()).hasSizeLessThanOrEqualTo(10);
            assertThat(page.total()).as("the total is that of the group").isEqualTo(25);
            met.addAll(Directory.ids(page));
            position = page.nextPosition();
        }
        assertThat(met).containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    default void aWalkGoesOnThoughTheMemberAtItsPlaceHasLeft() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        List<String> people = acme.users(6);
        StoredUser group = acme.group("Sales", people.toArray(String[]::new));
        MemberPage first = acme.groups().members(group.id(), "", 3);
        acme.deleteUser(Directory.ids(first).get(2));
        MemberPage second =
                acme.groups().members(group.id(), first.nextPosition().orElseThrow(), 3);
        List<String> met = new ArrayList<>(Directory.ids(first));
        met.addAll(Directory.ids(second));
        assertThat(met).containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    default void theGroupsOfSeveralPeopleAreToldInOneCall() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        List<String> people = acme.users(3);
        StoredUser sales = acme.group("Sales", people.get(0), people.get(1));
        acme.group("Support", people.get(1));
        acme.nested("Outer", sales.id());
        Map<String, List<StoredUser>> groups = acme.groups().groupsOf(Set.copyOf(people));
        assertThat(groups.get(people.get(0)))
                .as("direct memberships only")
                .extracting(Directory::name)
                .containsExactly("Sales");
        assertThat(groups.get(people.get(1))).extracting(Directory::name).containsExactly("Sales", "Support");
        assertThat(groups.getOrDefault(people.get(2), List.of())).isEmpty();
        assertThat(acme.groupsOf(sales.id())).containsExactly("Outer");
        assertThat(acme.groups().groupsOf(Set.of())).isEmpty();
    }

    @Test
    default void aDeletedUserIsNoMemberAndItsGroupsHaveNewVersions() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        String ada = acme.user("ada");
        String ben = acme.user("ben");
        StoredUser sales = acme.group("Sales", ada, ben);
        StoredUser support = acme.group("Support", ben);
        acme.deleteUser(ada);
        assertThat(acme.membersOf(sales.id())).containsExactly(ben);
        assertThat(acme.groups().members(sales.id(), "", 10).total()).isEqualTo(1);
        assertThat(acme.groupsOf(ada)).isEmpty();
        assertThat(acme.search("members.value eq \"" + ada + "\"")).isEmpty();
        assertThat(acme.find(sales.id()).version())
                .as("a group that lost a member has a new version")
                .isNotEqualTo(sales.version());
        assertThat(acme.find(support.id())).as("others stay as they are").isEqualTo(support);
        assertThat(acme.remove(acme.find(sales.id()), ada).orElseThrow().removed())
                .as("a late removal is no failure")
                .isEmpty();
    }

    @Test
    default void whoJoinedWhileBeingDeletedIsForgotten() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        String ada = acme.user("ada");
        String ben = acme.user("ben");
        acme.deleteUser(ada);
        StoredUser late = acme.group("Late", ada, ben);
        acme.groups().forget(ada);
        assertThat(acme.membersOf(late.id())).containsExactly(ben);
        assertThat(acme.groupsOf(ada)).isEmpty();
        assertThat(acme.find(late.id()).version()).as("the group has changed").isNotEqualTo(late.version());
    }

    @Test
    default void ofManyChangesAtOneVersionOneWins() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        List<String> people = acme.users(WRITERS);
        StoredUser group = acme.group("Sales");
        List<Callable<Boolean>> writers = people.stream()
                .<Callable<Boolean>>map(member -> () -> acme.add(group, member).isPresent())
                .toList();
        assertThat(RaceGate.race(writers)).as("one of them wins").containsOnlyOnce(true);
        assertThat(acme.membersOf(group.id())).hasSize(1);
    }

    @Test
    default void membersWhoJoinAtOnceAreAllThere() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        List<String> people = acme.users(5 * WRITERS);
        StoredUser group = acme.group("Sales");
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            List<String> own = people.subList(5 * writer, 5 * writer + 5);
            writers.add(() -> {
                own.forEach(member -> addUntilDone(acme, group.id(), member));
                return true;
            });
        }
        RaceGate.race(writers);
        assertThat(acme.membersOf(group.id())).containsExactlyInAnyOrderElementsOf(people);
    }

    private static void addUntilDone(Directory directory, String group, String member) {
        while (directory.add(directory.find(group), member).isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
