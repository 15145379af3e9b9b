package io.scimserver.testkit.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.MemberChange;
import io.scimserver.store.ResourceStore;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import java.util.Optional;
import java.util.Set;

/**
 * Groups without members as resources. A group that stays the same keeps its version, other resources do not: a
 * document that is the same as the one before is stored with a mark, which is taken off when it is read.
 */
record GroupsAsResources(GroupStore groups) implements ResourceStore {

    private static final String MARK = "same";

    @Override
    public StoredUser create(String suggestedId, UserDocument group) {
        return withoutMark(groups.create(suggestedId, group, Set.of()));
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return groups.find(id).map(GroupsAsResources::withoutMark);
    }

    @Override
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument group) {
        boolean isSame = groups.find(id)
                .filter(present -> present.attributes().equals(group))
                .isPresent();
        return groups.replace(id, expectedVersion, isSame ? withMark(group) : group, MemberChange.NONE)
                .map(GroupWrite::group)
                .map(GroupsAsResources::withoutMark);
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        return groups.delete(id, expectedVersion);
    }

    @Override
    public UserPage search(UserQuery query) {
        UserPage page = groups.search(query);
        return new UserPage(
                page.users().stream().map(GroupsAsResources::withoutMark).toList(),
                page.totalResults(),
                page.nextPosition());
    }

    @Override
    public Set<StoreFeature> features() {
        return groups.features();
    }

    private static UserDocument withMark(UserDocument group) {
        ObjectNode marked = group.tree().deepCopy();
        return UserDocument.of(marked.put(MARK, true));
    }

    private static StoredUser withoutMark(StoredUser group) {
        if (!group.attributes().tree().has(MARK)) {
            return group;
        }
        ObjectNode tree = group.attributes().tree().deepCopy();
        tree.remove(MARK);
        return new StoredUser(
                group.id(), group.version(), group.created(), group.lastModified(), UserDocument.of(tree));
    }
}
