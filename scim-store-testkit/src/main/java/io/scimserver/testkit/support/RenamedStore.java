package io.scimserver.testkit.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.Paging;
import io.scimserver.store.ResourceStore;
import io.scimserver.store.Sort;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreException.UnsupportedQuery;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.ScanningSearch;
import io.scimserver.store.search.ScanningSearch.Listed;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Store of resources of another type as a store of users, so that the tests of users are run with it. The unique
 * attribute of the type is shown as {@code userName} and the other way round; all other attributes stay what they are:
 * a store does not interpret them.
 *
 * <p>It shows every feature. A query that needs one that the store does not declare must be refused or obeyed; if it is
 * refused, the result is that of a scan.
 */
public final class RenamedStore implements UserStore {

    private static final String USER_NAME = "userName";

    private static final int LARGEST_LIST = 10_000;

    private final ResourceStore store;
    private final String uniqueAttribute;
    /** Places in creation order, for scans. */
    private final Map<String, Long> numbers = new ConcurrentHashMap<>();

    private final AtomicLong lastNumber = new AtomicLong();

    /** @param uniqueAttribute the attribute of the type that is unique after folding */
    public RenamedStore(ResourceStore store, String uniqueAttribute) {
        this.store = store;
        this.uniqueAttribute = uniqueAttribute;
    }

    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        return renamed(refusing(() -> store.create(suggestedId, renamed(user))));
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return store.find(id).map(this::renamed);
    }

    @Override
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        return refusing(() -> store.replace(id, expectedVersion, renamed(user))).map(this::renamed);
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        return store.delete(id, expectedVersion);
    }

    @Override
    public UserPage search(UserQuery query) {
        UserQuery renamed = renamed(query);
        UserPage page =
                store.features().containsAll(featuresFor(query)) ? store.search(renamed) : obeyedOrScanned(renamed);
        return new UserPage(
                page.users().stream().map(this::renamed).toList(), page.totalResults(), page.nextPosition());
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.allOf(StoreFeature.class);
    }

    private static Set<StoreFeature> featuresFor(UserQuery query) {
        Set<StoreFeature> features = EnumSet.noneOf(StoreFeature.class);
        query.sort().ifPresent(sort -> features.add(StoreFeature.SORTING));
        if (query.paging() instanceof Paging.Cursor) {
            features.add(StoreFeature.CURSORS);
        }
        return features;
    }

    private UserPage obeyedOrScanned(UserQuery query) {
        try {
            return store.search(query);
        } catch (UnsupportedQuery refused) {
            list(Optional.empty(), query.types()).forEach(user -> numberOf(user.id()));
            List<StoredUser> matches = list(query.filter(), query.types());
            return ScanningSearch.search(
                    matches.stream().map(user -> new Listed(numberOf(user.id()), user)),
                    new UserQuery(Optional.empty(), query.sort(), query.paging(), query.types()));
        }
    }

    private List<StoredUser> list(Optional<Filter> filter, AttributeTypes types) {
        Paging all = new Paging.Offset(1, LARGEST_LIST);
        return store.search(new UserQuery(filter, Optional.empty(), all, types)).users();
    }

    private long numberOf(String id) {
        return numbers.computeIfAbsent(id, unknown -> lastNumber.incrementAndGet());
    }

    private <T> T refusing(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateUser taken) {
            throw new DuplicateUser(renamed(taken.attribute()));
        }
    }

    private UserQuery renamed(UserQuery query) {
        Optional<Filter> filter = query.filter().map(given -> new FilterRewrite(this::renamed).apply(given));
        Optional<Sort> sort = query.sort().map(given -> new Sort(renamed(given.path()), given.order()));
        return new UserQuery(filter, sort, query.paging(), path -> query.types().typeOf(renamed(path)));
    }

    private Filter renamed(Filter comparison) {
        Path path = comparison.getAttributePath();
        return path == null ? comparison : FilterRewrite.onPath(comparison, renamed(path));
    }

    private Path renamed(Path path) {
        boolean isCore = path.getSchemaUrn() == null && path.size() == 1;
        return isCore ? Path.root().attribute(renamed(path.getElement(0).getAttribute())) : path;
    }

    private StoredUser renamed(StoredUser stored) {
        return new StoredUser(
                stored.id(), stored.version(), stored.created(), stored.lastModified(), renamed(stored.attributes()));
    }

    private UserDocument renamed(UserDocument document) {
        ObjectNode renamed = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : document.tree().properties()) {
            renamed.set(renamed(member.getKey()), member.getValue());
        }
        return UserDocument.of(renamed);
    }

    private String renamed(String attribute) {
        if (attribute.equals(USER_NAME)) {
            return uniqueAttribute;
        }
        return attribute.equals(uniqueAttribute) ? USER_NAME : attribute;
    }
}
