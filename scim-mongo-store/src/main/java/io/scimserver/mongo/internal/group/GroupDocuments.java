package io.scimserver.mongo.internal.group;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import io.scimserver.mongo.internal.Documents.IndexSpec;
import io.scimserver.mongo.internal.Failures;
import io.scimserver.mongo.internal.Failures.DuplicateKeyException;
import io.scimserver.mongo.internal.group.MemberDocuments.Membership;
import io.scimserver.mongo.internal.user.ResourceKind;
import io.scimserver.mongo.internal.user.StoredResources;
import io.scimserver.mongo.internal.user.UserFormat;
import io.scimserver.store.Member;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/** Groups of one tenant, and the changes of members that their documents have decided. */
public record GroupDocuments(StoredResources groups, MemberDocuments members) {

    private static final String PENDING_JOINING = GroupState.PENDING + '.' + PendingChange.JOINING_MEMBER;

    /**
     * Group as it was read.
     *
     * @param document everything that {@link GroupState#READ} names
     */
    record Group(BsonDocument document, StoredUser stored, GroupState state) {

        static Group read(BsonDocument document) {
            return new Group(document, UserFormat.read(document), GroupState.read(document));
        }

        String id() {
            return stored.id();
        }

        long sequence() {
            return UserFormat.sequence(document);
        }
    }

    /** Returns the indexes of the collection. */
    public static List<IndexSpec> indexes() {
        List<IndexSpec> indexes = new ArrayList<>(ResourceKind.GROUP.indexes());
        indexes.add(IndexSpec.of("tenant_pending_member", UserFormat.TENANT, PENDING_JOINING));
        return indexes;
    }

    StoredUser create(String suggestedId, UserDocument attributes, PendingChange first) {
        GroupState state = GroupState.EMPTY.after(first, 0);
        StoredUser created = groups.create(suggestedId, attributes, state.write());
        Completion.attempt(() -> carryOut(created.id(), state));
        return created;
    }

    /** Replaces a group whose earlier changes are carried out, if it is still at its version. */
    Optional<StoredUser> replace(Group before, UserDocument attributes, PendingChange change, int leaving) {
        GroupState state = before.state().settled().after(change, leaving);
        Optional<StoredUser> after = groups.replace(before.document(), attributes, state.write());
        after.ifPresent(written -> Completion.attempt(() -> carryOut(written.id(), state)));
        return after;
    }

    /** Adds those who are not there yet to the members of a group, which keeps its version. */
    void add(String id, List<Member> given) {
        boolean isDone = false;
        while (!isDone) {
            isDone = complete(id).map(group -> add(group, given)).orElse(true);
        }
    }

    /** Returns false if somebody else changed the members meanwhile. */
    private boolean add(Group group, List<Member> given) {
        Set<String> present = members
                .find(group.id(), given.stream().map(Member::id).toList())
                .stream()
                .map(Member::id)
                .collect(Collectors.toSet());
        List<Member> joining =
                given.stream().filter(member -> !present.contains(member.id())).toList();
        if (joining.isEmpty()) {
            return true;
        }
        GroupState state = group.state().settled().after(new PendingChange(joining, List.of(), false), 0);
        boolean isDecided =
                update(atChange(group.id(), group.state().lastChange()), new BsonDocument("$set", state.write()));
        if (isDecided) {
            carryOut(group.id(), state);
        }
        return isDecided;
    }

    Optional<StoredUser> find(String id) {
        return groups.find(groups.at(id), UserFormat.READ).map(UserFormat::read);
    }

    UserPage search(UserQuery query) {
        return groups.search(query);
    }

    /** Marks a group as deleted. */
    boolean delete(String id, String expectedVersion) {
        return groups.delete(id, expectedVersion, true);
    }

    void finishDeletion(String id) {
        groups.finishDeletion(id);
    }

    List<String> unfinishedDeletions() {
        return groups.unfinishedDeletions();
    }

    /** Finds a group, with all changes of its members carried out. */
    Optional<Group> complete(String id) {
        return groups.find(groups.at(id), GroupState.READ).map(Group::read).map(this::completed);
    }

    /** Finds a group if it is at this version, with all changes of its members carried out. */
    Optional<Group> atVersion(String id, String version) {
        return groups.find(groups.at(id, version), GroupState.READ)
                .map(Group::read)
                .map(this::completed);
    }

    /** Returns the groups of each of these members who has any, in creation order. */
    Map<String, List<Group>> of(Set<String> memberIds) {
        if (memberIds.isEmpty()) {
            return Map.of();
        }
        completeAll(groups.findAll(
                Filters.and(Filters.eq(UserFormat.TENANT, groups.tenant()), Filters.in(PENDING_JOINING, memberIds)),
                GroupState.READ));
        List<Membership> memberships = members.ofMembers(memberIds);
        if (completeAll(documentsOf(memberships))) {
            memberships = members.ofMembers(memberIds);
        }
        return byMember(memberships);
    }

    private List<BsonDocument> documentsOf(Collection<Membership> memberships) {
        Set<BsonString> keys = memberships.stream()
                .map(membership ->
                        UserFormat.key(groups.tenant(), membership.group()).getString(UserFormat.KEY))
                .collect(Collectors.toSet());
        Bson query = Filters.and(Filters.in(UserFormat.KEY, keys), Filters.eq(UserFormat.TENANT, groups.tenant()));
        return keys.isEmpty() ? List.of() : groups.findAll(query, GroupState.READ);
    }

    /** Carries out what these groups have decided, and returns true if there was any of it. */
    private boolean completeAll(List<BsonDocument> documents) {
        List<BsonDocument> pending = documents.stream()
                .filter(document -> document.containsKey(GroupState.PENDING))
                .toList();
        pending.forEach(document -> completed(Group.read(document)));
        return !pending.isEmpty();
    }

    private Group completed(Group group) {
        Completion.beforeReading(() -> carryOut(group.id(), group.state()));
        return group;
    }

    /** Carries out the change that is pending, if there is one. Can be repeated, and after later changes, too. */
    private void carryOut(String id, GroupState state) {
        state.pending().ifPresent(change -> {
            members.apply(id, state.lastChange(), change);
            update(atChange(id, state.lastChange()), Updates.unset(GroupState.PENDING));
        });
    }

    private BsonDocument atChange(String id, long number) {
        return groups.at(id).append(GroupState.LAST_CHANGE, new BsonInt64(number));
    }

    /** Updates the state of a group, and returns false if it is another one by now. */
    private boolean update(BsonDocument which, Bson change) {
        try {
            UpdateResult result = Failures.write(() -> groups.collection().updateOne(which, change));
            return result.getMatchedCount() == 1;
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("the state of a group has no unique index", e);
        }
    }

    private Map<String, List<Group>> byMember(List<Membership> memberships) {
        Map<String, Group> byId =
                documentsOf(memberships).stream().map(Group::read).collect(Collectors.toMap(Group::id, group -> group));
        Map<String, List<Group>> byMember = new HashMap<>();
        for (Membership membership : memberships) {
            // A group that is missing was deleted meanwhile.
            Optional.ofNullable(byId.get(membership.group()))
                    .ifPresent(group -> byMember.computeIfAbsent(membership.member(), first -> new ArrayList<>())
                            .add(group));
        }
        byMember.values().forEach(direct -> direct.sort(Comparator.comparingLong(Group::sequence)));
        return byMember;
    }
}
