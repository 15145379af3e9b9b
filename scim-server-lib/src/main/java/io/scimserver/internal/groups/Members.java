package io.scimserver.internal.groups;

import io.scimserver.internal.schema.ClientText;
import io.scimserver.provisioning.UnknownMembers;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.GroupStore;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Look at those who are to become members: who they are, and that no group contains itself. */
final class Members {

    private static final int NAMED_IN_ERRORS = 5;

    private final UserStore users;
    private final GroupStore groups;
    private final UnknownMembers unknownMembers;

    Members(UserStore users, GroupStore groups, UnknownMembers unknownMembers) {
        this.users = users;
        this.groups = groups;
        this.unknownMembers = unknownMembers;
    }

    /** Returns the change for the members of a new group, or throws as {@link #change}. */
    Set<Member> ofNewGroup(MemberEdits edits) {
        return resolve(edits.added());
    }

    /**
     * Returns the change for a group.
     *
     * @throws ScimErrorException 400 {@code invalidValue} if a member to add contains the group, or does not exist and is to be
     *     refused
     */
    MemberChange change(String groupId, MemberEdits edits) {
        Set<Member> added = resolve(edits.added());
        requireNoCircle(groupId, added);
        return new MemberChange(edits.replacesAll(), added, edits.removed());
    }

    /** Returns the ids of the users among these who were deleted since they were looked at. */
    Set<String> deleted(Set<Member> added) {
        return added.stream()
                .filter(member -> member.kind() == Member.Kind.USER)
                .map(Member::id)
                .filter(id -> users.find(id).isEmpty())
                .collect(Collectors.toSet());
    }

    private Set<Member> resolve(Set<String> ids) {
        Set<Member> members =
                ids.stream().map(id -> new Member(id, kindOf(id))).collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> unknown = members.stream()
                .filter(member -> member.kind() == Member.Kind.UNKNOWN)
                .map(Member::id)
                .toList();
        if (unknownMembers == UnknownMembers.REFUSED && !unknown.isEmpty()) {
            throw ScimErrorException.invalidValue("There is no user or group with the id " + named(unknown)
                    + "; nothing of this request was carried out.");
        }
        return members;
    }

    private static String named(List<String> ids) {
        String first =
                ids.stream().limit(NAMED_IN_ERRORS).map(ClientText::quote).collect(Collectors.joining(", "));
        return ids.size() > NAMED_IN_ERRORS ? first + " and " + (ids.size() - NAMED_IN_ERRORS) + " more" : first;
    }

    private Member.Kind kindOf(String id) {
        if (users.find(id).isPresent()) {
            return Member.Kind.USER;
        }
        return groups.find(id).isPresent() ? Member.Kind.GROUP : Member.Kind.UNKNOWN;
    }

    private void requireNoCircle(String groupId, Set<Member> added) {
        Set<String> nested = added.stream()
                .filter(member -> member.kind() == Member.Kind.GROUP)
                .map(Member::id)
                .collect(Collectors.toSet());
        if (!nested.isEmpty()) {
            withContaining(groupId).stream()
                    .filter(nested::contains)
                    .findFirst()
                    .ifPresent(id -> {
                        throw ScimErrorException.invalidValue("The group " + ClientText.quote(id)
                                + " contains this group already, or is this group; it cannot be a member of it.");
                    });
        }
    }

    /** Returns the ids of the group and of all groups that contain it, directly or not. */
    private Set<String> withContaining(String groupId) {
        Set<String> seen = new HashSet<>(Set.of(groupId));
        Set<String> latest = Set.of(groupId);
        while (!latest.isEmpty()) {
            latest = groups.groupsOf(latest).values().stream()
                    .flatMap(List::stream)
                    .map(StoredUser::id)
                    .filter(seen::add)
                    .collect(Collectors.toSet());
        }
        return seen;
    }
}
