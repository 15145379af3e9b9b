package io.scimserver.store;

import com.unboundid.scim2.common.types.AttributeDefinition;
import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * User stores of all tenants; the one object a store plug-in hands out.
 *
 * <p>Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface UserStores {

    /**
     * Returns the store of one tenant; other tenants' users are out of its reach. Called for every request: it should
     * be cheap and must not fail because the tenant has no users yet.
     */
    UserStore forTenant(Tenant tenant);

    /**
     * Deletes every user of a tenant, for good; their names are free afterwards. Nobody may add users meanwhile: revoke
     * its tokens first. Can be repeated if it fails half-way.
     *
     * <p>A store that makes ids itself gives none of theirs again. It may forget which ids were suggested: whoever suggests
     * one again then gets it.
     *
     * <p>This implementation deletes them one by one, which any store can; override it where the database does it at
     * once.
     *
     * @return the number of deleted users
     */
    default long deleteTenant(Tenant tenant) {
        UserStore store = forTenant(tenant);
        AttributeType text = new AttributeType(AttributeDefinition.Type.STRING, false, false);
        UserQuery first = new UserQuery(Optional.empty(), Optional.empty(), new Paging.Offset(1, 100), path -> text);
        long deleted = 0;
        List<StoredUser> page = store.search(first).users();
        while (!page.isEmpty()) {
            deleted += page.stream()
                    .filter(user -> store.delete(user.id(), user.version()))
                    .count();
            page = store.search(first).users();
        }
        return deleted;
    }

    /**
     * Rewrites users that an earlier version of the store has stored in an older format, which it reads all the same.
     * Can be repeated. This implementation is for stores that have only one format.
     *
     * @param progress is told now and then how many users were rewritten so far
     * @return the number of users that were rewritten
     */
    default long upgradeFormat(LongConsumer progress) {
        return 0;
    }

    /**
     * Returns the attributes that these stores keep; empty, as by default, if they keep every one. Asked once, when the
     * server is built.
     */
    default Optional<StoreProfile> profile() {
        return Optional.empty();
    }

    /**
     * Returns stores for applications with a single tenant: every tenant gets this store.
     *
     * @throws NullPointerException if there is no store
     */
    static UserStores single(UserStore store) {
        Objects.requireNonNull(store, "UserStores.single(null): pass the store of your users");
        return new SingleUserStore(store);
    }
}
