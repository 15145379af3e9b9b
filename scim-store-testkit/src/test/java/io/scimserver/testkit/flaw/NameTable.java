package io.scimserver.testkit.flaw;

import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import java.util.HashMap;
import java.util.Map;

/** Correct store with a table of its own for the owner of each name. */
public class NameTable extends PlainStore {

    public final Map<String, String> owners = new HashMap<>();

    @Override
    public void requireFree(String id, UserDocument user) {
        String owner = owners.get(nameKey(user));
        if (owner != null && !owner.equals(id)) {
            throw new DuplicateUser("userName");
        }
    }

    @Override
    public StoredUser put(String id, StoredUser user) {
        find(id).ifPresent(old -> owners.remove(nameKey(old.attributes())));
        owners.put(nameKey(user.attributes()), id);
        return super.put(id, user);
    }

    @Override
    public synchronized boolean delete(String id, String expectedVersion) {
        String name = find(id).map(user -> nameKey(user.attributes())).orElse("");
        boolean deleted = super.delete(id, expectedVersion);
        if (deleted) {
            owners.remove(name);
        }
        return deleted;
    }

    public void free(String id) {
        find(id).ifPresent(user -> owners.remove(nameKey(user.attributes())));
    }

    public String nameKey(UserDocument user) {
        return key(userName(user));
    }
}
