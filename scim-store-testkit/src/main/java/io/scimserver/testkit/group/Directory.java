package io.scimserver.testkit.group;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.schema.GroupSchema;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.MemberPage;
import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.SchemaTypes;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.group.EmptyGroupStores.UsersAndGroups;
import io.scimserver.testkit.support.Users;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Users and groups of one tenant, in the words of the contract. */
final class Directory {

    private static final SchemaTypes TYPES = new SchemaTypes(GroupSchema.standard());

    private final UserStore users;
    private final GroupStore groups;

    Directory(UsersAndGroups stores, String tenant) {
        this.users = stores.users().forTenant(new Tenant(tenant));
        this.groups = stores.groups().forTenant(new Tenant(tenant));
    }

    GroupStore groups() {
        return groups;
    }

    /** Creates a user and returns its id. */
    String user(String name) {
        return users.create(newId(), Users.named(name).document()).id();
    }

    /** Creates so many users and returns their ids. */
    List<String> users(int number) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            ids.add(user("user-" + i));
        }
        return ids;
    }

    void deleteUser(String id) {
        users.delete(id, users.find(id).orElseThrow().version());
        groups.forget(id);
    }

    StoredUser group(String name, String... memberIds) {
        return groups.create(newId(), document(name), members(List.of(memberIds)));
    }

    StoredUser nested(String name, String groupId) {
        return groups.create(newId(), document(name), Set.of(new Member(groupId, Member.Kind.GROUP)));
    }

    Optional<GroupWrite> add(StoredUser group, String... memberIds) {
        return change(group, new MemberChange(false, members(List.of(memberIds)), Set.of()));
    }

    Optional<GroupWrite> remove(StoredUser group, String... memberIds) {
        return change(group, new MemberChange(false, Set.of(), Set.of(memberIds)));
    }

    Optional<GroupWrite> change(StoredUser group, MemberChange change) {
        return groups.replace(group.id(), group.version(), group.attributes(), change);
    }

    StoredUser find(String id) {
        return groups.find(id).orElseThrow();
    }

    /** Returns the ids of the members on the first page. */
    List<String> membersOf(String id) {
        return ids(groups.members(id, "", 1_000));
    }

    /** Returns the names of the groups that somebody is a direct member of. */
    List<String> groupsOf(String memberId) {
        return groups.groupsOf(Set.of(memberId)).getOrDefault(memberId, List.of()).stream()
                .map(Directory::name)
                .toList();
    }

    /** Returns the names of the groups that match. */
    List<String> search(String filter) {
        return page(Optional.of(filter), new Paging.Offset(1, 100)).users().stream()
                .map(Directory::name)
                .toList();
    }

    UserPage page(Optional<String> filter, Paging paging) {
        return groups.search(new UserQuery(filter.map(Directory::parse), Optional.empty(), paging, TYPES));
    }

    static Set<Member> members(List<String> ids) {
        return ids.stream().map(id -> new Member(id, Member.Kind.USER)).collect(Collectors.toSet());
    }

    static List<String> ids(MemberPage page) {
        return page.members().stream().map(Member::id).toList();
    }

    static UserDocument document(String name, String... more) {
        var tree = JsonNodeFactory.instance.objectNode();
        tree.putArray("schemas").add(GroupSchema.standard().core().urn());
        tree.put("displayName", name);
        Arrays.stream(more).forEach(externalId -> tree.put("externalId", externalId));
        return UserDocument.of(tree);
    }

    static String name(StoredUser group) {
        return group.attributes().member("displayName").asText();
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    private static Filter parse(String filter) {
        try {
            return Filter.fromString(filter);
        } catch (com.unboundid.scim2.common.exceptions.BadRequestException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }
}
