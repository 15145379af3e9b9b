package io.scimserver.provisioning;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.types.AttributeDefinition;
import io.scimserver.store.AttributeType;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Resolver of references to users, from managers and attributes of type employee. A reference is kept as it was sent,
 * whether or not the user is there yet; it is looked up when it is needed, so it resolves as soon as the user has
 * arrived, in any order. Safe for use by many threads.
 */
public final class UserReferences {

    private static final AttributeType FOLDED = new AttributeType(AttributeDefinition.Type.STRING, false, false);
    private static final AttributeType EXACT = new AttributeType(AttributeDefinition.Type.STRING, true, false);

    private final UserStores stores;

    /** @param stores the stores of the users that references may mean */
    public UserReferences(UserStores stores) {
        this.stores = stores;
    }

    /**
     * Finds the user of this tenant that a reference means: by id, or else by externalId, userName or e-mail address.
     * Empty if there is none yet, or if several users match so that it is not clear who is meant.
     */
    public Optional<StoredUser> resolve(Tenant tenant, String reference) {
        UserStore store = stores.forTenant(tenant);
        return store.find(reference)
                .or(() -> Stream.of(
                                Path.root().attribute("externalId"),
                                Path.root().attribute("userName"),
                                Path.root().attribute("emails").attribute("value"))
                        .flatMap(path -> only(store, path, reference).stream())
                        .findFirst());
    }

    private static Optional<StoredUser> only(UserStore store, Path path, String value) {
        UserQuery query =
                UserQuery.equal(path, value, 2, asked -> asked.toString().equals("externalId") ? EXACT : FOLDED);
        List<StoredUser> found = store.search(query).users();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
