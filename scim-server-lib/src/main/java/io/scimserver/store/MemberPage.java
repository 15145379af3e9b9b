package io.scimserver.store;

import java.util.List;
import java.util.Optional;

/**
 * Page of the members of a group. Immutable.
 *
 * @param members in an order that stays the same
 * @param total the number of members of the group
 * @param nextPosition the start of the next page, in a form that the store chooses; empty on the last page
 */
public record MemberPage(List<Member> members, int total, Optional<String> nextPosition) {

    public MemberPage {
        members = List.copyOf(members);
    }
}
