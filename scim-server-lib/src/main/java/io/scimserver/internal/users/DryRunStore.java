package io.scimserver.internal.users;

import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.Path;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Store that reads a real store, returns the results of writes as it would, and writes nothing. Lives as long as one
 * dry run.
 */
final class DryRunStore implements UserStore {

    private static final String NO_VERSION = "dry-run";

    private final UserStore real;
    private final AttributeTypes types;
    private Optional<StoredUser> lastFound = Optional.empty();

    DryRunStore(UserStore real, AttributeTypes types) {
        this.real = real;
        this.types = types;
    }

    /** Returns the user that was read last, by its id. */
    Optional<StoredUser> lastFound() {
        return lastFound;
    }

    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        requireFreeName(user, suggestedId);
        return new StoredUser(suggestedId, NO_VERSION, Instant.EPOCH, Instant.EPOCH, user);
    }

    @Override
    public Optional<StoredUser> find(String id) {
        lastFound = real.find(id);
        return lastFound;
    }

    @Override
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        Optional<StoredUser> old = at(id, expectedVersion);
        old.ifPresent(found -> requireFreeName(user, id));
        return old.map(found -> new StoredUser(id, NO_VERSION, found.created(), found.lastModified(), user));
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        return at(id, expectedVersion).isPresent();
    }

    @Override
    public UserPage search(UserQuery query) {
        return real.search(query);
    }

    @Override
    public Set<StoreFeature> features() {
        return real.features();
    }

    private Optional<StoredUser> at(String id, String version) {
        return lastFound.filter(user -> user.id().equals(id) && user.version().equals(version));
    }

    /** Checks the uniqueness of the userName, the one rule that only the store keeps. */
    private void requireFreeName(UserDocument user, String ownId) {
        if (!(user.member("userName") instanceof TextNode name)) {
            return;
        }
        UserQuery sameName = UserQuery.equal(Path.root().attribute("userName"), name.textValue(), 2, types);
        boolean taken = real.search(sameName).users().stream()
                .anyMatch(other -> !other.id().equals(ownId));
        if (taken) {
            throw new StoreException.DuplicateUser("userName");
        }
    }
}
