package io.scimserver;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import java.util.Optional;

/** A store that works as another one does, without its features; subclasses break parts of it. */
class DelegatingUserStore implements UserStore {

    private final UserStore store;

    DelegatingUserStore(UserStore store) {
        this.store = store;
    }

    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        return store.create(suggestedId, user);
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
}
