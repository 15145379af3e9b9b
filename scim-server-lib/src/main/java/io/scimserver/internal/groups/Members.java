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
import java.util.Optional;
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
        circle(groupId, added).ifPresent(refusal -> {
            throw refusal;
        });
        return new MemberChange(edits.replacesAll(), added, edits.removed());
    }

    /** Returns the ids of those among these who were deleted since they were looked at. */
    Set<String> deleted(Set<Member> added) {
        return added.stream().filter(member -> !isThere(member)).map(Member::id).collect(Collectors.toSet());
    }

    private boolean isThere(Member member) {
        return switch (member.kind()) {
            case USER -> users.find(member.id()).isPresent();
            case GROUP -> groups.find(member.id()).isPresent();
            case UNKNOWN -> true;
        };
    }

    private Set<Member> resolve(Set<String> ids) {
        Set<Member> members = known(ids);
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

    /** Returns these with what they are now. */
    Set<Member> known(Set<String> ids) {
        return ids.stream().map(id -> new Member(id, kindOf(id))).collect(Collectors.toCollection(LinkedHashSet::new));
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

    /** Returns the refusal 400 {@code invalidValue} if one of these contains the group, or is the group. */
    Optional<ScimErrorException> circle(String groupId, Set<Member> added) {
        Set<String> nested = added.stream()
                .filter(member -> member.kind() == Member.Kind.GROUP)
                .map(Member::id)
                .collect(Collectors.toSet());
        Set<String> containing = nested.isEmpty() ? Set.of() : withContaining(groupId);
        return nested.stream()
                .filter(containing::contains)
                .findFirst()
                .map(id -> ScimErrorException.invalidValue("The group " + ClientText.quote(id)
                        + " contains this group already, or is this group; it cannot be a member of it."));
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
