package io.scimserver;

import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import java.util.List;
import java.util.Optional;

/** Store that notes its writes and its reads by id. */
record CountedStore(UserStore store, List<String> calls) implements UserStore {

    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        calls.add("create");
        return store.create(suggestedId, user);
    }

    @Override
    public List<CreateOutcome> createAll(List<NewUser> users) {
        calls.add("createAll of " + users.size());
        return store.createAll(users);
    }

    @Override
    public Optional<StoredUser> find(String id) {
        calls.add("find");
        return store.find(id);
    }

    @Override
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        calls.add("replace");
        return store.replace(id, expectedVersion, user);
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        calls.add("delete");
        return store.delete(id, expectedVersion);
    }

    @Override
    public UserPage search(UserQuery query) {
        return store.search(query);
    }
}
