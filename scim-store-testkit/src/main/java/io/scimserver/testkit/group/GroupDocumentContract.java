package io.scimserver.testkit.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.store.MemberChange;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Contract of groups as documents: names, versions, searches, tenants. */
public interface GroupDocumentContract extends EmptyGroupStores {

    @Test
    default void aGroupIsFoundAsItWasCreated() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        StoredUser created = acme.group("Sales", acme.user("ada"));
        assertThat(created.created()).as("a new group was never changed").isEqualTo(created.lastModified());
        assertThat(acme.groups().find(created.id()))
                .as("find gives what create returned, without the members")
                .contains(created);
        assertThat(acme.groups().find("nobody")).isEmpty();
        assertThat(acme.groups().find(created.id().toUpperCase(java.util.Locale.ROOT) + "x"))
                .isEmpty();
    }

    @Test
    default void aNameBelongsToOneGroupWhateverItsCase() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        StoredUser sales = acme.group("Sales");
        StoredUser support = acme.group("Support");
        assertThatThrownBy(() -> acme.group("SALES")).isInstanceOf(DuplicateUser.class);
        assertThatThrownBy(() -> rename(acme, support, "sales")).isInstanceOf(DuplicateUser.class);
        assertThat(acme.find(support.id()))
                .as("a refused rename changes nothing")
                .isEqualTo(support);
        assertThat(rename(acme, sales, "SALES"))
                .as("a group is not in its own way")
                .isPresent();
        assertThat(Directory.name(acme.find(sales.id())))
                .as("a new spelling is stored")
                .isEqualTo("SALES");
    }

    @Test
    default void aStaleVersionChangesNothing() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        String ada = acme.user("ada");
        String ben = acme.user("ben");
        StoredUser first = acme.group("Sales", ada);
        acme.add(first, ben);
        assertThat(acme.remove(first, ada)).as("the version is stale").isEmpty();
        assertThat(rename(acme, first, "Other")).as("the version is stale").isEmpty();
        assertThat(acme.groups().delete(first.id(), first.version()))
                .as("the version is stale")
                .isFalse();
        assertThat(acme.membersOf(first.id())).containsExactlyInAnyOrder(ada, ben);
        assertThat(Directory.name(acme.find(first.id()))).isEqualTo("Sales");
    }

    @Test
    default void whatStaysTheSameKeepsItsVersion() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        String ada = acme.user("ada");
        StoredUser group = acme.group("Sales", ada);
        assertThat(acme.add(group, ada).orElseThrow().group())
                .as("who is a member already is not added again")
                .isEqualTo(group);
        assertThat(acme.remove(group, acme.user("ben")).orElseThrow().group())
                .as("who is no member cannot be removed, which is no failure")
                .isEqualTo(group);
        assertThat(acme.find(group.id())).isEqualTo(group);
    }

    @Test
    default void aDeletedGroupIsGoneAndItsNameIsFree() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        String ada = acme.user("ada");
        StoredUser inner = acme.group("Inner", ada);
        StoredUser outer = acme.nested("Outer", inner.id());
        assertThat(acme.groups().delete(inner.id(), inner.version())).isTrue();
        assertThat(acme.groups().find(inner.id())).isEmpty();
        assertThat(acme.membersOf(inner.id())).isEmpty();
        assertThat(acme.groupsOf(ada)).as("nobody is a member of it any more").isEmpty();
        assertThat(acme.membersOf(outer.id())).as("it is a member of no group").isEmpty();
        assertThat(acme.find(outer.id()).version())
                .as("a group that lost a member has a new version")
                .isNotEqualTo(outer.version());
        StoredUser again = acme.groups().create(inner.id(), Directory.document("Inner"), Set.of());
        assertThat(again.id()).as("an id is never given again").isNotEqualTo(inner.id());
        assertThat(acme.membersOf(again.id())).as("without the old members").isEmpty();
    }

    @Test
    default void groupsAreFoundByNameExternalIdAndMember() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        String ada = acme.user("ada");
        acme.group("Sales", ada);
        StoredUser other =
                acme.groups().create(Directory.newId(), Directory.document("R&D \"x\" \\ 50%", "Ext-1"), Set.of());
        acme.add(other, ada);
        acme.group("Support", acme.user("ben"));
        assertThat(acme.search("displayName eq \"SALES\"")).containsExactly("Sales");
        assertThat(acme.search("displayName co \"s\"")).containsExactly("Sales", "Support");
        assertThat(acme.search("externalId eq \"Ext-1\"")).hasSize(1);
        assertThat(acme.search("externalId eq \"ext-1\"")).isEmpty();
        assertThat(acme.search("members.value eq \"" + ada + "\"")).hasSize(2);
        assertThat(acme.search("members[value eq \"" + ada + "\"] and displayName eq \"Sales\""))
                .containsExactly("Sales");
        assertThat(acme.search("members.value eq \"nobody\"")).isEmpty();
    }

    @Test
    default void pagesHoldEveryGroupOnceInOrderOfCreation() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        for (int i = 0; i < 5; i++) {
            acme.group("group-" + i);
        }
        assertThat(acme.page(new Paging.Offset(2, 2)).users())
                .extracting(Directory::name)
                .containsExactly("group-1", "group-2");
        assertThat(acme.page(new Paging.Offset(5, 2)).totalResults()).isEqualTo(5);
        assertThat(acme.page(new Paging.Offset(1, 0)).users()).isEmpty();
    }

    @Test
    default void tenantsDoNotSeeEachOthersGroups() {
        UsersAndGroups stores = emptyGroupStores();
        Directory acme = new Directory(stores, "acme");
        Directory globex = new Directory(stores, "globex");
        String ada = acme.user("ada");
        StoredUser group = acme.group("Sales", ada);
        assertThat(globex.groups().find(group.id())).isEmpty();
        assertThat(globex.membersOf(group.id())).isEmpty();
        assertThat(globex.groupsOf(ada)).isEmpty();
        assertThat(globex.search("displayName eq \"Sales\"")).isEmpty();
        assertThat(globex.add(group, globex.user("gil"))).isEmpty();
        assertThat(globex.groups().delete(group.id(), group.version())).isFalse();
        assertThat(globex.group("Sales")).as("names are taken in one tenant").isNotNull();
        globex.groups().forget(ada);
        assertThat(acme.membersOf(group.id())).containsExactly(ada);
    }

    @Test
    default void aDeletedTenantHasNoGroups() {
        UsersAndGroups stores = emptyGroupStores();
        Directory acme = new Directory(stores, "acme");
        Directory globex = new Directory(stores, "globex");
        String ada = acme.user("ada");
        acme.group("Sales", ada);
        acme.group("Support");
        globex.group("Sales");
        assertThat(stores.groups().deleteTenant(new Tenant("acme"))).isEqualTo(2);
        Directory again = new Directory(stores, "acme");
        assertThat(again.page(new Paging.Offset(1, 10)).totalResults()).isZero();
        assertThat(again.groupsOf(ada)).isEmpty();
        assertThat(again.group("Sales")).isNotNull();
        assertThat(globex.search("displayName eq \"Sales\"")).hasSize(1);
    }

    private static Optional<?> rename(Directory directory, StoredUser group, String name) {
        return directory.groups().replace(group.id(), group.version(), Directory.document(name), MemberChange.NONE);
    }
}
