package io.scimserver.example.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** User store that times the calls of another store, by method and outcome: {@code done}, or the kind of failure. */
final class TimedUserStore implements UserStore {

    private final UserStore store;
    private final MeterRegistry registry;

    TimedUserStore(UserStore store, MeterRegistry registry) {
        this.store = store;
        this.registry = registry;
    }

    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        return timed("create", () -> store.create(suggestedId, user));
    }

    @Override
    public List<CreateOutcome> createAll(List<NewUser> users) {
        return timed("create-all", () -> store.createAll(users));
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return timed("find", () -> store.find(id));
    }

    @Override
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        return timed("replace", () -> store.replace(id, expectedVersion, user));
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        return timed("delete", () -> store.delete(id, expectedVersion));
    }

    @Override
    public UserPage search(UserQuery query) {
        return timed("search", () -> store.search(query));
    }

    @Override
    public Set<StoreFeature> features() {
        return store.features();
    }

    private <T> T timed(String operation, Supplier<T> call) {
        Timer.Sample sample = Timer.start(registry);
        String outcome = "failed";
        try {
            T result = call.get();
            outcome = "done";
            return result;
        } catch (StoreException e) {
            outcome = e.getClass().getSimpleName();
            throw e;
        } finally {
            sample.stop(registry.timer("scim.store", "verb", operation, "outcome", outcome));
        }
    }
}
