package io.scimserver.internal.groups;

import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.GroupStore;
import io.scimserver.store.Member;
import io.scimserver.store.MemberPage;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.MemberFilter;
import io.scimserver.store.search.ScanningSearch;
import io.scimserver.store.search.ScanningSearch.Listed;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Search for the users who are direct members of a group. No store of users knows memberships, so that each member is
 * read: the group may have {@value #MOST} of them.
 *
 * @param users the users of a tenant
 * @param groups its groups
 */
public record UsersOfGroup(UserStore users, GroupStore groups) {

    private static final int MOST = 1_000;

    /**
     * Returns the users that match; filters that name no group are passed on to the store.
     *
     * @throws ScimErrorException 400 {@code tooMany} if the group has too many members
     * @throws io.scimserver.store.StoreException.UnsupportedQuery if groups are asked for in another way than
     *     {@code groups.value eq}
     */
    public UserPage search(UserQuery query) {
        MemberFilter filter = MemberFilter.ofUsers(query.filter());
        UserQuery onDocuments = new UserQuery(filter.others(), query.sort(), query.paging(), query.types());
        return filter.member()
                .map(group -> ScanningSearch.search(inCreationOrder(members(group)), onDocuments))
                .orElseGet(() -> users.search(query));
    }

    private List<StoredUser> members(String group) {
        MemberPage page = groups.members(group, "", MOST);
        if (page.total() > MOST) {
            throw ScimErrorException.badRequest(
                    "tooMany",
                    "This group has " + page.total() + " members; users can be searched by a group of at most " + MOST
                            + ". Read the members of the group instead.");
        }
        return page.members().stream()
                .map(Member::id)
                .flatMap(id -> users.find(id).stream())
                .sorted(Comparator.comparing((StoredUser user) -> user.created())
                        .thenComparing(StoredUser::id))
                .toList();
    }

    private static Stream<Listed> inCreationOrder(List<StoredUser> found) {
        return IntStream.range(0, found.size()).mapToObj(i -> new Listed(i + 1L, found.get(i)));
    }
}
