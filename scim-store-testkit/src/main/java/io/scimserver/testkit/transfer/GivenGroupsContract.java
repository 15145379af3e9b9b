package io.scimserver.testkit.transfer;

import static io.scimserver.testkit.transfer.EmptyOpenedStores.transferOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimserver.OpenedStore;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreTransfer;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Part of the contract: groups and members who are added as another store had them. A store without groups passes. */
public interface GivenGroupsContract extends EmptyOpenedStores {

    /** Tenant of these tests. */
    Tenant GLOBEX = new Tenant("globex");

    private static StoredUser given(String name, String version) {
        Instant created = Instant.parse("2019-03-31T01:59:59.987Z");
        return new StoredUser("id-of-" + name, version, created, created.plusSeconds(90), document(name));
    }

    private static UserDocument document(String name) {
        return UserDocument.of(JsonNodeFactory.instance.objectNode().put("displayName", name));
    }

    private static List<Member> members(String... ids) {
        return List.of(ids).stream().map(id -> new Member(id, Member.Kind.USER)).toList();
    }

    private static MemberChange joining(String id) {
        return new MemberChange(false, Set.copyOf(members(id)), Set.of());
    }

    private static GroupStore groupsOf(OpenedStore store) {
        return store.groups().orElseThrow().forTenant(GLOBEX);
    }

    private static List<Member> membersOf(OpenedStore store, StoredUser group) {
        return groupsOf(store).members(group.id(), "", 1_000).members();
    }

    @Test
    default void addedGroupsKeepIdsVersionsTimesAndMembers() {
        OpenedStore store = emptyOpenedStore();
        if (store.groups().isEmpty()) {
            return;
        }
        StoredUser sales = given("Sales", "7.1");
        StoredUser support = given("Support", "W/\"\u00e9 \ud83d\ude00\"");
        transferOf(store).addGroups(GLOBEX, List.of(sales, support));
        List<Member> members = List.of(
                new Member("ada", Member.Kind.USER),
                new Member(sales.id(), Member.Kind.GROUP),
                new Member("nobody \u00e9", Member.Kind.UNKNOWN));
        transferOf(store).addMembers(GLOBEX, support.id(), members);
        assertThat(groupsOf(store).find(sales.id())).contains(sales);
        assertThat(groupsOf(store).find(support.id()))
                .as("members who are added leave version and times as they are")
                .contains(support);
        assertThat(membersOf(store, support)).containsExactlyInAnyOrderElementsOf(members);
        assertThat(groupsOf(store).members(support.id(), "", 0).total()).isEqualTo(3);
        assertThat(groupsOf(store).groupsOf(Set.of("ada", sales.id())))
                .isEqualTo(Map.of("ada", List.of(support), sales.id(), List.of(support)));
    }

    @Test
    default void addingAgainLeavesGroupsAndMembersAsTheyAre() {
        OpenedStore store = emptyOpenedStore();
        if (store.groups().isEmpty()) {
            return;
        }
        StoredUser sales = given("Sales", "1");
        StoredUser support = given("Support", "2");
        transferOf(store).addGroups(GLOBEX, List.of(sales));
        transferOf(store).addGroups(GLOBEX, List.of(sales, support));
        transferOf(store).addMembers(GLOBEX, sales.id(), members("ada", "ben"));
        transferOf(store).addMembers(GLOBEX, sales.id(), members("ada", "ben", "cleo"));
        assertThat(membersOf(store, sales))
                .as("a call whose outcome is unknown can be repeated")
                .hasSize(3);
        assertThat(groupsOf(store).members(sales.id(), "", 0).total()).isEqualTo(3);
        assertThat(groupsOf(store).find(sales.id())).contains(sales);
    }

    @Test
    default void aGroupOfSeveralBatchesHasAllItsMembers() {
        OpenedStore store = emptyOpenedStore();
        if (store.groups().isEmpty()) {
            return;
        }
        StoredUser sales = given("Sales", "1");
        transferOf(store).addGroups(GLOBEX, List.of(sales));
        for (int batch = 0; batch < 3; batch++) {
            int first = batch * StoreTransfer.LARGEST_BATCH;
            transferOf(store)
                    .addMembers(
                            GLOBEX,
                            sales.id(),
                            members(IntStream.range(first, first + StoreTransfer.LARGEST_BATCH)
                                    .mapToObj(number -> "member-" + number)
                                    .toArray(String[]::new)));
        }
        assertThat(membersOf(store, sales)).hasSize(3 * StoreTransfer.LARGEST_BATCH);
    }

    @Test
    default void aGroupAtAnotherVersionOrWithATakenNameIsNotAdded() {
        OpenedStore store = emptyOpenedStore();
        if (store.groups().isEmpty()) {
            return;
        }
        StoredUser sales = given("Sales", "1");
        transferOf(store).addGroups(GLOBEX, List.of(sales));
        assertThatThrownBy(() -> transferOf(store).addGroups(GLOBEX, List.of(given("Sales", "2"))))
                .as("somebody else has written to this store")
                .isInstanceOf(DuplicateUser.class);
        assertThatThrownBy(() -> transferOf(store).addGroups(GLOBEX, List.of(given("SALES", "1"))))
                .as("no two groups have one name, however they came")
                .isInstanceOf(DuplicateUser.class);
        assertThat(groupsOf(store).find(sales.id())).contains(sales);
    }

    @Test
    default void aVersionThatTheGroupHadInAnotherStoreDoesNotComeBack() {
        OpenedStore source = emptyOpenedStore();
        if (source.groups().isEmpty()) {
            return;
        }
        // As many as in the other store: a store that counts would give the group the same place.
        Steps.createAll(source.users().forTenant(GLOBEX), Users.ada(), Users.bob());
        StoredUser group = groupsOf(source).create("sales", document("Sales"), Set.of());
        Set<String> versions = new HashSet<>(Set.of(group.version()));
        for (int i = 0; i < 5; i++) {
            group = change(source, group, joining("member-" + i));
            versions.add(group.version());
        }
        OpenedStore store = emptyOpenedStore();
        StoredUser ada = Steps.create(store.users().forTenant(GLOBEX), Users.ada());
        StoredUser bob = Steps.create(store.users().forTenant(GLOBEX), Users.bob());
        transferOf(store).addGroups(GLOBEX, List.of(group));
        transferOf(store).addMembers(GLOBEX, group.id(), members(ada.id(), bob.id()));
        for (StoredUser user : List.of(ada, bob)) {
            Steps.delete(store.users().forTenant(GLOBEX), user);
            groupsOf(store).forget(user.id());
            group = groupsOf(store).find(group.id()).orElseThrow();
            assertThat(versions.add(group.version()))
                    .as("an ETag from the time before the move matches no state after a member was deleted")
                    .isTrue();
        }
        for (int i = 0; i < 10; i++) {
            group = change(store, group, joining("other-" + i));
            assertThat(versions.add(group.version()))
                    .as("an ETag from the time before the move matches no later state")
                    .isTrue();
        }
    }

    private static StoredUser change(OpenedStore store, StoredUser group, MemberChange change) {
        return groupsOf(store)
                .replace(group.id(), group.version(), group.attributes(), change)
                .map(GroupWrite::group)
                .orElseThrow(() -> new AssertionError("the group is not at the version that it was found at"));
    }

    @Test
    default void anAddedGroupIsChangedAtItsVersionAndAtNoOther() {
        OpenedStore store = emptyOpenedStore();
        if (store.groups().isEmpty()) {
            return;
        }
        StoredUser sales = given("Sales", "7.1");
        transferOf(store).addGroups(GLOBEX, List.of(sales));
        transferOf(store).addMembers(GLOBEX, sales.id(), members("ada"));
        GroupStore groups = groupsOf(store);
        assertThat(groups.replace(sales.id(), "7.2", document("Other"), MemberChange.NONE))
                .isEmpty();
        MemberChange leaving = new MemberChange(false, Set.of(), Set.of("ada"));
        Optional<GroupWrite> left = groups.replace(sales.id(), "7.1", sales.attributes(), leaving);
        assertThat(left.map(GroupWrite::removed)).contains(Set.of("ada"));
        StoredUser after = left.orElseThrow().group();
        assertThat(after.created()).as("created stays").isEqualTo(sales.created());
        assertThat(groups.find(sales.id())).contains(after);
        assertThat(groups.delete(sales.id(), after.version())).isTrue();
    }
}
