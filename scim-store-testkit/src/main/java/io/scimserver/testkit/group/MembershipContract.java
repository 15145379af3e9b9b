package io.scimserver.testkit.group;

import static io.scimserver.testkit.group.Directory.strangers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.RaceGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Contract of memberships, seen from both sides: by the group and by its members. */
public interface MembershipContract extends EmptyGroupStores {

    @Test
    default void everyGroupOfADeletedUserLosesThisMemberAndNobodyElse() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        String ada = acme.user("ada");
        String ben = acme.user("ben");
        List<StoredUser> groups = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            groups.add(acme.group("g" + i, ada, ben));
        }
        StoredUser other = acme.group("Other", ben);
        assertThat(groupsOf(acme, ada)).as("every group").containsExactlyInAnyOrderElementsOf(groups);
        assertThat(groupsOf(acme, ada)).as("in an order that stays").isEqualTo(groupsOf(acme, ada));
        acme.deleteUser(ada);
        for (StoredUser group : groups) {
            StoredUser now = acme.find(group.id());
            assertThat(acme.membersOf(group.id())).containsExactly(ben);
            assertThat(now.version()).as("a new version").isNotEqualTo(group.version());
            assertThat(now.created()).as("created stays").isEqualTo(group.created());
            assertThat(now.lastModified()).isAfterOrEqualTo(group.lastModified());
            assertThat(now.attributes()).as("attributes stay").isEqualTo(group.attributes());
        }
        assertThat(acme.find(other.id())).isEqualTo(other);
        assertThat(groupsOf(acme, ada)).isEmpty();
        assertThat(groupsOf(acme, ben)).hasSize(121);
    }

    @Test
    default void whoWasForgottenIsNotForgottenTwice() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        String ada = acme.user("ada");
        StoredUser group = acme.group("Sales", ada);
        acme.deleteUser(ada);
        StoredUser now = acme.find(group.id());
        acme.groups().forget(ada);
        assertThat(acme.groups().find(group.id()))
                .as("the group lost nobody: it stays, though it is empty, at its version")
                .contains(now);
    }

    @Test
    default void whoJoinsOrIsForgottenMovesLastModified() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        StoredUser group = acme.group("Sales");
        boolean joiningMoves = false;
        boolean forgettingMoves = false;
        for (int i = 0; i < 2_000 && !(joiningMoves && forgettingMoves); i++) {
            String ada = acme.user("ada");
            StoredUser joined = acme.add(group, ada).orElseThrow().group();
            acme.deleteUser(ada);
            StoredUser left = acme.find(group.id());
            joiningMoves |= joined.lastModified().isAfter(group.lastModified());
            forgettingMoves |= left.lastModified().isAfter(joined.lastModified());
            group = left;
        }
        assertThat(joiningMoves).as("somebody joined").isTrue();
        assertThat(forgettingMoves).as("somebody was deleted").isTrue();
    }

    @Test
    default void theGroupsOfManyPeopleAreToldInOneCall() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        List<String> people = strangers("m", 1_000);
        StoredUser all = acme.groupOf("All", people);
        StoredUser last = acme.groupOf("Last", people.subList(999, 1_000));
        Map<String, List<StoredUser>> groups = acme.groups().groupsOf(Set.copyOf(people));
        assertThat(groups).as("everybody is told").containsOnlyKeys(people);
        assertThat(groups.get(people.get(0))).containsExactly(all);
        assertThat(groups.get(people.get(999))).containsExactlyInAnyOrder(all, last);
    }

    @Test
    default void whoIsAMemberKeepsItsKind() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        StoredUser group = acme.groupOf("Sales", List.of("m"));
        Member otherwise = new Member("m", Member.Kind.USER);
        GroupWrite same = acme.change(group, new MemberChange(true, Set.of(otherwise), Set.of()))
                .orElseThrow();
        assertThat(same.group()).as("nobody joined, nobody left").isEqualTo(group);
        assertThat(acme.groups().members(group.id(), "", 10).members())
                .as("the kind is that of the time of joining")
                .containsExactly(new Member("m", Member.Kind.UNKNOWN));
    }

    @Test
    default void aRefusedNameChangesNoMember() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        acme.group("Taken");
        StoredUser group = acme.groupOf("Sales", List.of("m"));
        MemberChange change = new MemberChange(false, Directory.unknown(List.of("n")), Set.of("m"));
        assertThatThrownBy(
                        () -> acme.groups().replace(group.id(), group.version(), Directory.document("TAKEN"), change))
                .isInstanceOf(DuplicateUser.class);
        assertThat(acme.groups().find(group.id())).contains(group);
        assertThat(acme.membersOf(group.id())).containsExactly("m");
        assertThat(groupsOf(acme, "m")).containsExactly(group);
        assertThat(groupsOf(acme, "n")).isEmpty();
    }

    @Test
    default void aRefusedCreationHasNoMembers() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        acme.group("Taken");
        assertThatThrownBy(() -> acme.groupOf("taken", List.of("m"))).isInstanceOf(DuplicateUser.class);
        assertThat(groupsOf(acme, "m")).as("nothing is stored").isEmpty();
    }

    @Test
    default void whoJoinsAndWhoLeavesMayComeWithANewName() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        StoredUser group = acme.groupOf("Sales", List.of("stays", "leaves"));
        MemberChange change = new MemberChange(false, Directory.unknown(List.of("joins")), Set.of("leaves"));
        GroupWrite written = acme.groups()
                .replace(group.id(), group.version(), Directory.document("Support", "x"), change)
                .orElseThrow();
        assertThat(written.group().attributes()).isEqualTo(Directory.document("Support", "x"));
        assertThat(written.added()).containsExactly("joins");
        assertThat(written.removed()).containsExactly("leaves");
        assertThat(acme.groups().find(group.id())).contains(written.group());
        assertThat(acme.membersOf(group.id())).containsExactlyInAnyOrder("stays", "joins");
        assertThat(acme.group("Sales").id()).as("the old name is free").isNotEqualTo(group.id());
        assertThatThrownBy(() -> acme.group("support")).isInstanceOf(DuplicateUser.class);
    }

    @Test
    default void aChangeOfMembersKeepsNameAndAttributes() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        StoredUser group = acme.groups()
                .create(Directory.newId(), Directory.document("Sales", "x"), Directory.unknown(List.of("m")));
        StoredUser changed = acme.join(group, "n").orElseThrow().group();
        assertThat(changed.attributes()).isEqualTo(Directory.document("Sales", "x"));
        assertThatThrownBy(() -> acme.group("SALES")).as("the name is taken").isInstanceOf(DuplicateUser.class);
        StoredUser renamed = acme.groups()
                .replace(group.id(), changed.version(), Directory.document("SALES", "x"), MemberChange.NONE)
                .orElseThrow()
                .group();
        assertThat(renamed.version()).as("a new spelling is a change").isNotEqualTo(changed.version());
        assertThat(acme.membersOf(group.id()))
                .as("a change of attributes leaves the members")
                .containsExactlyInAnyOrder("m", "n");
    }

    @Test
    default void membersWhoComeAndGoGiveNewVersionsEachTime() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        StoredUser group = acme.group("Sales");
        List<String> versions = new ArrayList<>(List.of(group.version()));
        for (int i = 0; i < 100; i++) {
            group = (i % 2 == 0 ? acme.join(group, "m") : acme.remove(group, "m"))
                    .orElseThrow()
                    .group();
            versions.add(group.version());
        }
        assertThat(versions).doesNotHaveDuplicates();
    }

    @Test
    default void aGroupMayBeAMemberOfItself() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        StoredUser group = acme.group("Sales");
        StoredUser itself = acme.change(
                        group, new MemberChange(false, Set.of(new Member(group.id(), Member.Kind.GROUP)), Set.of()))
                .orElseThrow()
                .group();
        assertThat(acme.membersOf(group.id())).containsExactly(group.id());
        assertThat(groupsOf(acme, group.id())).containsExactly(itself);
        assertThat(acme.groups().delete(group.id(), itself.version())).isTrue();
        assertThat(acme.groups().find(group.id())).isEmpty();
        assertThat(groupsOf(acme, group.id())).isEmpty();
    }

    @Test
    default void membershipsAreThoseOfOneTenant() {
        UsersAndGroups stores = emptyGroupStores();
        Directory acme = new Directory(stores, "acme");
        Directory globex = new Directory(stores, "globex");
        acme.suggestUser("m");
        globex.suggestUser("m");
        StoredUser own =
                acme.groups().create("same", Directory.document("Sales"), Directory.members(List.of("m", "n")));
        StoredUser theirs =
                globex.groups().create("same", Directory.document("Sales"), Directory.members(List.of("m", "o")));
        assertTenant(acme, own, "m", "n");
        assertTenant(globex, theirs, "m", "o");
        globex.deleteUserIfThere("m");
        globex.groups().forget("n");
        assertTenant(acme, own, "m", "n");
        StoredUser changed = acme.join(own, "p").orElseThrow().group();
        assertTenant(acme, changed, "m", "n", "p");
        globex.remove(globex.find(theirs.id()), "m", "n");
        assertTenant(globex, globex.find(theirs.id()), "o");
        assertTenant(acme, changed, "m", "n", "p");
        globex.groups().delete(theirs.id(), globex.find(theirs.id()).version());
        stores.groups().deleteTenant(new Tenant("globex"));
        assertTenant(acme, changed, "m", "n", "p");
    }

    @Test
    default void aDeletedTenantHasNoMembers() {
        UsersAndGroups stores = emptyGroupStores();
        Directory acme = new Directory(stores, "acme");
        StoredUser gone = acme.groupOf("Sales", List.of("m", "n"));
        stores.groups().deleteTenant(new Tenant("acme"));
        assertThat(groupsOf(acme, "m")).isEmpty();
        assertThat(acme.membersOf(gone.id())).isEmpty();
        StoredUser again = acme.groupOf("Sales", List.of("m"));
        assertTenant(acme, again, "m");
    }

    private static void assertTenant(Directory tenant, StoredUser group, String... members) {
        assertThat(tenant.walk(group.id(), 10)).containsExactlyInAnyOrder(members);
        assertThat(tenant.groups().members(group.id(), "", 1).total()).isEqualTo(members.length);
        for (String member : members) {
            assertThat(groupsOf(tenant, member)).containsExactly(group);
            assertThat(tenant.search("members.value eq \"" + member + "\"")).containsExactly("Sales");
        }
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void whoIsForgottenWhileOthersJoinIsGoneAndTheyAreThere() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        List<String> gone = acme.users(8);
        StoredUser group = acme.group("Sales", gone.toArray(String[]::new));
        gone.forEach(acme::deleteUserButNotMember);
        List<String> joining = strangers("m", 8);
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<String> forgotten = gone.subList(2 * i, 2 * i + 2);
            List<String> own = joining.subList(2 * i, 2 * i + 2);
            writers.add(() -> {
                forgotten.forEach(acme.groups()::forget);
                return true;
            });
            writers.add(() -> own.stream().allMatch(member -> joinUntilDone(acme, group.id(), member)));
        }
        RaceGate.race(writers);
        assertThat(acme.membersOf(group.id())).containsExactlyInAnyOrderElementsOf(joining);
        assertThat(acme.groups().groupsOf(Set.copyOf(joining)).values())
                .hasSize(8)
                .containsOnly(List.of(acme.find(group.id())));
        assertThat(gone).allSatisfy(member -> assertThat(groupsOf(acme, member)).isEmpty());
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void aGroupThatIsDeletedWhileSomebodyJoinsHasNoMembers() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        StoredUser group = acme.group("Sales");
        List<Boolean> done = RaceGate.race(List.<Callable<Boolean>>of(
                () -> acme.groups().delete(group.id(), group.version()),
                () -> acme.join(group, "m").isPresent(),
                () -> acme.join(group, "n").isPresent()));
        assertThat(done).as("one write is made at one version").containsOnlyOnce(true);
        if (done.get(0)) {
            assertThat(acme.groups().find(group.id())).isEmpty();
            assertThat(acme.membersOf(group.id())).isEmpty();
            assertThat(groupsOf(acme, "m")).isEmpty();
            assertThat(groupsOf(acme, "n")).isEmpty();
        } else {
            assertThat(acme.membersOf(group.id())).hasSize(1);
        }
    }

    private static boolean joinUntilDone(Directory acme, String group, String member) {
        while (acme.join(acme.find(group), member).isEmpty()) {
            Thread.onSpinWait();
        }
        return true;
    }

    private static List<StoredUser> groupsOf(Directory directory, String member) {
        return Optional.ofNullable(directory.groups().groupsOf(Set.of(member)).get(member))
                .orElse(List.of());
    }
}
