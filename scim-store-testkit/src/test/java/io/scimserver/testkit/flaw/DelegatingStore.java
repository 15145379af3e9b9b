package io.scimserver.testkit.flaw;

import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Store that passes every call to another store. */
public class DelegatingStore implements UserStore {

    private final UserStore store;

    public DelegatingStore(UserStore store) {
        this.store = store;
    }

    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        return store.create(suggestedId, user);
    }

    @Override
    public List<CreateOutcome> createAll(List<NewUser> users) {
        return store.createAll(users);
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return store.find(id);
    }

    @Override
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        return store.replace(id, expectedVersion, user);
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        return store.delete(id, expectedVersion);
    }

    @Override
    public UserPage search(UserQuery query) {
        return store.search(query);
    }

    @Override
    public Set<StoreFeature> features() {
        return store.features();
    }
}
