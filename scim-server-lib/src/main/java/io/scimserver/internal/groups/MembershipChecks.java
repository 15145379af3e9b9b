package io.scimserver.internal.groups;

import io.scimserver.guard.ChangeGuard;
import io.scimserver.guard.ChangeGuard.Reservation;
import io.scimserver.guard.ChangeGuardState.AffectedResource;
import io.scimserver.guard.GuardedChange;
import io.scimserver.guard.PlannedChange;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.GroupStore;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks before a write that ends memberships; any other write costs nothing.
 *
 * @param guard counts such writes, if the host has not switched it off
 */
public record MembershipChecks(Optional<ChangeGuard> guard) {

    private static final int BATCH = 100;

    /**
     * Checks a change of members before it is written.
     *
     * @return the reservation to release if nothing is written after all
     * @throws ScimErrorException 429 if there were too many such changes
     */
    Reservation beforeChange(Tenant tenant, GroupStore store, StoredUser group, MemberChange change) {
        boolean mayRemove = change.replacesAll() || !change.removed().isEmpty();
        return guard.filter(on -> mayRemove)
                .map(on -> reserve(on, tenant, group, leaving(store, group, change)))
                .orElse(Reservation.NONE);
    }

    /** Checks a group before it is deleted, an empty one too; as {@link #beforeChange}. */
    Reservation beforeDelete(Tenant tenant, GroupStore store, StoredUser group) {
        return guard.map(on -> reserve(on, tenant, group, Math.max(1, size(store, group))))
                .orElse(Reservation.NONE);
    }

    private static Reservation reserve(ChangeGuard guard, Tenant tenant, StoredUser group, int leaving) {
        if (leaving == 0) {
            return Reservation.NONE;
        }
        String name = group.attributes().member("displayName").asText();
        AffectedResource affected = new AffectedResource(group.id(), name);
        return guard.reserve(
                tenant, new PlannedChange(GuardedChange.MEMBERSHIP_REMOVAL, affected, group.created(), leaving));
    }

    /** Returns the number of members that the change removes. Ids that are not members are not counted. */
    private static int leaving(GroupStore store, StoredUser group, MemberChange change) {
        if (!change.replacesAll()) {
            return present(store, group, change.removed());
        }
        int size = size(store, group);
        Set<String> staying = change.added().stream().map(Member::id).collect(Collectors.toSet());
        return size == 0 ? 0 : size - present(store, group, staying);
    }

    private static int size(GroupStore store, StoredUser group) {
        return store.members(group.id(), "", 0).total();
    }

    /** Returns how many of these are members, without reading the others. */
    private static int present(GroupStore store, StoredUser group, Set<String> ids) {
        List<String> all = new ArrayList<>(ids);
        int found = 0;
        for (int from = 0; from < all.size(); from += BATCH) {
            Set<String> some = new HashSet<>(all.subList(from, Math.min(all.size(), from + BATCH)));
            found += (int) store.groupsOf(some).values().stream()
                    .filter(groups -> groups.stream().anyMatch(one -> one.id().equals(group.id())))
                    .count();
        }
        return found;
    }
}
