package io.scimserver.store;

import com.unboundid.scim2.common.types.AttributeDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Walk through everything that a store of users, or of groups, has: by cursor where the store can, else by index.
 *
 * @param search the search of the store
 * @param features what it can do
 * @param pageSize the number of users that are in memory at a time
 */
public record UserWalk(Function<UserQuery, UserPage> search, Set<StoreFeature> features, int pageSize) {

    private static final AttributeType TEXT = new AttributeType(AttributeDefinition.Type.STRING, false, false);

    /** Hands over every page, in creation order; users who come meanwhile may be in it or not. */
    public void forEachPage(Consumer<List<StoredUser>> pages) {
        Optional<Paging> next = Optional.of(first());
        while (next.isPresent()) {
            UserPage page = search.apply(everything(next.get()));
            pages.accept(page.users());
            next = behind(next.get(), page);
        }
    }

    /** Returns the query for everything, in creation order. */
    public static UserQuery everything(Paging paging) {
        return new UserQuery(Optional.empty(), Optional.empty(), paging, path -> TEXT);
    }

    private Paging first() {
        return features.contains(StoreFeature.CURSORS)
                ? new Paging.Cursor(Optional.empty(), pageSize)
                : new Paging.Offset(1, pageSize);
    }

    private Optional<Paging> behind(Paging paging, UserPage page) {
        if (paging instanceof Paging.Offset offset) {
            return page.users().size() < pageSize
                    ? Optional.empty()
                    : Optional.of(new Paging.Offset(offset.startIndex() + pageSize, pageSize));
        }
        return page.nextPosition().map(position -> new Paging.Cursor(Optional.of(position), pageSize));
    }
}
