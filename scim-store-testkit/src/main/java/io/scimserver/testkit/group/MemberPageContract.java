package io.scimserver.testkit.group;

import static io.scimserver.testkit.group.Directory.strangers;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.GroupWrite;
import io.scimserver.store.MemberChange;
import io.scimserver.store.MemberPage;
import io.scimserver.store.StoredUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Contract of the pages of a group's members: large groups, ends of walks, positions. */
public interface MemberPageContract extends EmptyGroupStores {

    @Test
    default void aGroupMayHaveMoreThanAThousandMembers() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        List<String> first = strangers("a", 1_100);
        StoredUser group = acme.groupOf("Sales", first);
        assertThat(acme.walk(group.id(), 1_000)).as("those of the creation").containsExactlyInAnyOrderElementsOf(first);
        assertThat(acme.walk(group.id(), 10_000)).as("on pages of any size").hasSize(1_100);
        assertThat(acme.groups().members(group.id(), "", 1).total()).isEqualTo(1_100);
        List<String> second = strangers("b", 1_100);
        GroupWrite joined = acme.change(group, new MemberChange(false, Directory.unknown(second), Set.of()))
                .orElseThrow();
        assertThat(joined.added()).as("who joined").containsExactlyInAnyOrderElementsOf(second);
        assertThat(acme.walk(group.id(), 1_000)).hasSize(2_200).containsAll(second);
        GroupWrite left = acme.change(joined.group(), new MemberChange(true, Directory.unknown(second), Set.of()))
                .orElseThrow();
        assertThat(left.removed()).as("who left").containsExactlyInAnyOrderElementsOf(first);
        assertThat(left.added()).as("who stays does not join").isEmpty();
        assertThat(acme.walk(group.id(), 1_000)).containsExactlyInAnyOrderElementsOf(second);
    }

    @Test
    default void aWalkThroughMembersEndsWithItsLastFullPage() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        StoredUser group = acme.groupOf("Sales", strangers("m", 6));
        MemberPage first = acme.groups().members(group.id(), "", 3);
        MemberPage second =
                acme.groups().members(group.id(), first.nextPosition().orElseThrow(), 3);
        assertThat(second.members()).hasSize(3);
        assertThat(second.nextPosition()).as("nobody is behind the last page").isEmpty();
        assertThat(acme.groups().members(group.id(), "", 6).nextPosition())
                .as("a page that holds all is the last")
                .isEmpty();
        assertThat(acme.groups().members(acme.group("Empty").id(), "", 3))
                .as("nobody is in an empty group")
                .isEqualTo(new MemberPage(List.of(), 0, Optional.empty()));
    }

    @Test
    default void aCountOfZeroGivesTheTotalOfMembersAlone() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        StoredUser group = acme.groupOf("Sales", strangers("m", 6));
        String position =
                acme.groups().members(group.id(), "", 2).nextPosition().orElseThrow();
        for (String place : List.of("", position)) {
            assertThat(acme.groups().members(group.id(), place, 0))
                    .as("the total, nobody, and no walk that does not get on")
                    .isEqualTo(new MemberPage(List.of(), 6, Optional.empty()));
        }
    }

    @Test
    default void aPositionMayBeAskedForAgainAndWithAnotherCount() {
        UsersAndGroups stores = emptyGroupStores();
        Directory acme = new Directory(stores, "acme");
        StoredUser group = acme.groupOf("Sales", strangers("m", 9));
        String position =
                acme.groups().members(group.id(), "", 3).nextPosition().orElseThrow();
        MemberPage second = acme.groups().members(group.id(), position, 3);
        assertThat(acme.groups().members(group.id(), position, 3)).isEqualTo(second);
        assertThat(acme.groups().members(group.id(), position, 2).members())
                .isEqualTo(second.members().subList(0, 2));
        Directory again = new Directory(onAnotherServer(stores), "acme");
        assertThat(again.groups().members(group.id(), position, 3))
                .as("each page may come from another store of the tenant")
                .isEqualTo(second);
    }

    @Test
    default void whoJoinsOrLeavesDuringAWalkMovesNobodyElse() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        List<String> stay = new ArrayList<>(strangers("m", 12));
        StoredUser group = acme.groupOf("Sales", stay);
        MemberPage first = acme.groups().members(group.id(), "", 4);
        List<String> met = new ArrayList<>(Directory.ids(first));
        List<String> gone = List.copyOf(met.subList(0, 2));
        acme.remove(group, gone.toArray(String[]::new));
        acme.join(acme.find(group.id()), "0", "00", "M", "l", "m000a", "m005a", "n", "z", "\uffee");
        met.addAll(acme.walkFrom(group.id(), first.nextPosition().orElseThrow(), 4));
        met.removeAll(gone);
        stay.removeAll(gone);
        met.retainAll(stay);
        assertThat(met)
                .as("who is a member throughout the walk appears in it exactly once")
                .containsExactlyInAnyOrderElementsOf(stay);
    }
}
