package io.scimserver.internal.users;

import io.scimserver.internal.resource.ResourceModel;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreException;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Check of the schema and the store of one tenant, at the start of a host: it reads, and changes nothing. */
final class StoreCheck {

    private final Supplier<UserStore> store;
    private final Supplier<ResourceModel> model;

    StoreCheck(Supplier<UserStore> store, Supplier<ResourceModel> model) {
        this.store = store;
        this.model = model;
    }

    /**
     * @throws IllegalStateException if a call fails or returns null; the message says which and what to do
     * @throws StoreException if the store throws it
     */
    void run() {
        ResourceModel schema = result("UserSchemas.forTenant", "return a schema", model);
        UserStore users = result("UserStores.forTenant", "return a store", store);
        result("UserStore.features", "return a set, which may be empty", users::features);
        boolean isFound = result(
                        "UserStore.find",
                        "return Optional.empty() for an id that nobody has",
                        () -> users.find(UUID.randomUUID().toString()))
                .isPresent();
        if (isFound) {
            throw new IllegalStateException(
                    "UserStore.find returned a user for an id that nobody has" + ": return Optional.empty()");
        }
        UserQuery count = new UserQuery(Optional.empty(), Optional.empty(), new Paging.Offset(1, 0), schema.types());
        result("UserStore.search", "return a page, which may have no users", () -> users.search(count));
    }

    private static <T> T result(String call, String fix, Supplier<T> host) {
        Optional<T> result;
        try {
            result = Optional.ofNullable(host.get());
        } catch (StoreException known) {
            throw known;
        } catch (RuntimeException failure) {
            throw new IllegalStateException(call + " failed (" + failure + "): " + fix, failure);
        }
        return result.orElseThrow(() -> new IllegalStateException(call + " returned null: " + fix));
    }
}
