package io.scimserver.internal.groups;

import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.GroupStore;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Check of those who are to become members: they exist in the tenant, and no group contains itself. */
final class Members {

    private static final int NAMED_IN_ERRORS = 5;

    private final UserStore users;
    private final GroupStore groups;

    Members(UserStore users, GroupStore groups) {
        this.users = users;
        this.groups = groups;
    }

    /** Returns the change for the members of a new group, or throws as {@link #change}. */
    Set<Member> ofNewGroup(MemberEdits edits) {
        return resolve(edits.added());
    }

    /**
     * Returns the change for a group.
     *
     * @throws ScimErrorException 400 {@code invalidValue} if a member to add does not exist or contains the group
     */
    MemberChange change(String groupId, MemberEdits edits) {
        Set<Member> added = resolve(edits.added());
        requireNoCircle(groupId, added);
        return new MemberChange(edits.replacesAll(), added, edits.removed());
    }

    private Set<Member> resolve(Set<String> ids) {
        Set<Member> found = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String id : ids) {
            kindOf(id).ifPresentOrElse(kind -> found.add(new Member(id, kind)), () -> unknown.add(id));
        }
        if (!unknown.isEmpty()) {
            throw ScimErrorException.invalidValue("There is no user or group with the id "
                    + unknown.stream()
                            .limit(NAMED_IN_ERRORS)
                            .map(Members::quoted)
                            .collect(Collectors.joining(", "))
                    + (unknown.size() > NAMED_IN_ERRORS ? " and " + (unknown.size() - NAMED_IN_ERRORS) + " more" : "")
                    + "; nothing of this request was carried out.");
        }
        return found;
    }

    private Optional<Member.Kind> kindOf(String id) {
        return users.find(id)
                .map(user -> Member.Kind.USER)
                .or(() -> groups.find(id).map(group -> Member.Kind.GROUP));
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
                        throw ScimErrorException.invalidValue("The group " + quoted(id)
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

    private static String quoted(String id) {
        return "'" + (id.length() <= 100 ? id : id.substring(0, 100) + "...") + "'";
    }
}
