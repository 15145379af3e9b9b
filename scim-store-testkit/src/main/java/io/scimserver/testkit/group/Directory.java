package io.scimserver.testkit.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.schema.GroupSchema;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.MemberPage;
import io.scimserver.store.Paging;
import io.scimserver.store.Sort;
import io.scimserver.store.StoreException;
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
import java.util.stream.IntStream;

/** Users and groups of one tenant, in the words of the contract. */
final class Directory {

    private static final SchemaTypes TYPES = new SchemaTypes(GroupSchema.standard());

    private static final int MOST_MEMBERS = 10_000;

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

    /** Creates a user with this id, unless the store refuses it or has ids of its own. */
    void suggestUser(String id) {
        try {
            users.create(id, Users.named("user " + newId()).document());
        } catch (StoreException refused) {
            // The id is that of nobody then
        }
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
        deleteUserButNotMember(id);
        groups.forget(id);
    }

    /** Deletes a user, who stays a member if the store leaves that to {@link GroupStore#forget}. */
    void deleteUserButNotMember(String id) {
        users.delete(id, users.find(id).orElseThrow().version());
    }

    void deleteUserIfThere(String id) {
        if (users.find(id).isPresent()) {
            deleteUser(id);
        }
    }

    StoredUser group(String name, String... memberIds) {
        return groups.create(newId(), document(name), members(List.of(memberIds)));
    }

    /** Creates a group of members who are not there. */
    StoredUser groupOf(String name, List<String> memberIds) {
        return groups.create(newId(), document(name), unknown(memberIds));
    }

    StoredUser nested(String name, String groupId) {
        return groups.create(newId(), document(name), Set.of(new Member(groupId, Member.Kind.GROUP)));
    }

    Optional<GroupWrite> add(StoredUser group, String... memberIds) {
        return change(group, new MemberChange(false, members(List.of(memberIds)), Set.of()));
    }

    /** Adds members who are not there. */
    Optional<GroupWrite> join(StoredUser group, String... memberIds) {
        return change(group, new MemberChange(false, unknown(List.of(memberIds)), Set.of()));
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
        return page(parse(filter), new Paging.Offset(1, 100)).users().stream()
                .map(Directory::name)
                .toList();
    }

    UserPage page(Paging paging) {
        return groups.search(new UserQuery(Optional.empty(), Optional.empty(), paging, TYPES));
    }

    UserPage page(Filter filter, Paging paging) {
        return groups.search(new UserQuery(Optional.of(filter), Optional.empty(), paging, TYPES));
    }

    UserPage sorted(Filter filter, Sort sort, Paging paging) {
        return groups.search(new UserQuery(Optional.of(filter), Optional.of(sort), paging, TYPES));
    }

    /** Returns the ids of all members, as a walk in pages of this size meets them. */
    List<String> walk(String id, int count) {
        return walkFrom(id, "", count);
    }

    List<String> walkFrom(String id, String position, int count) {
        List<String> met = new ArrayList<>();
        Optional<String> next = Optional.of(position);
        while (next.isPresent()) {
            MemberPage page = groups.members(id, next.get(), count);
            assertThat(page.members()).as("a page").hasSizeLessThanOrEqualTo(count);
            assertThat(met).as("a walk must end").hasSizeLessThan(MOST_MEMBERS);
            met.addAll(ids(page));
            next = page.nextPosition();
        }
        return met;
    }

    static Set<Member> members(List<String> ids) {
        return ids.stream().map(id -> new Member(id, Member.Kind.USER)).collect(Collectors.toSet());
    }

    static Set<Member> unknown(List<String> ids) {
        return ids.stream().map(id -> new Member(id, Member.Kind.UNKNOWN)).collect(Collectors.toSet());
    }

    /** Returns ids of members who are not there: m0000, m0001, ... */
    static List<String> strangers(String prefix, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "%s%04d".formatted(prefix, i))
                .toList();
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
