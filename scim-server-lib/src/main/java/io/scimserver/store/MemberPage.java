package io.scimserver.store;

import java.util.List;

/**
 * Page of the members of a group. Immutable.
 *
 * @param members in an order of their ids that stays the same
 * @param total the number of members of the group
 */
public record MemberPage(List<Member> members, int total) {

    public MemberPage {
        members = List.copyOf(members);
    }
}
