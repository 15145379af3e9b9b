package io.scimserver.mongo.internal.user;

import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.bson.BsonDocument;

/**
 * Store of the users of one tenant: each method is one call to the database, unless its comment says otherwise.
 *
 * @param isMember tells whether somebody is a member of any group
 */
public record MongoUserStore(StoredResources users, Predicate<String> isMember) implements UserStore {

    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        return users.create(suggestedId, user, new BsonDocument());
    }

    /** Creates the users in one call, and calls {@link #create} for each user who was left out or refused. */
    @Override
    public List<CreateOutcome> createAll(List<NewUser> newUsers) {
        InsertBatch inserts = new InsertBatch();
        for (int i = 0; i < newUsers.size(); i++) {
            int position = i;
            NewUser each = newUsers.get(i);
            inserts.offer(() -> users.insertOf(position, each.suggestedId(), each.user()));
        }
        Map<Integer, CreateOutcome> together = inserts.insertInto(users.collection());
        return IntStream.range(0, newUsers.size())
                .mapToObj(i -> Optional.ofNullable(together.get(i)).orElseGet(() -> createAlone(newUsers.get(i))))
                .toList();
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return users.find(users.at(id), UserFormat.READ).map(UserFormat::read);
    }

    /** Replaces the user in one call, or in three if it was copied from another store and not changed since. */
    @Override
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        return Version.parse(expectedVersion)
                .flatMap(version -> users.replace(id, expectedVersion, version, user))
                .or(() -> users.find(users.at(id, expectedVersion), UserFormat.READ)
                        .flatMap(present -> users.replace(present, user, new BsonDocument())));
    }

    /** Deletes the user in two calls: the first finds out if it is a member of groups, which then remove it. */
    @Override
    public boolean delete(String id, String expectedVersion) {
        return users.delete(id, expectedVersion, isMember.test(id));
    }

    @Override
    public UserPage search(UserQuery query) {
        return users.search(query);
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.of(StoreFeature.SORTING, StoreFeature.CURSORS);
    }

    private CreateOutcome createAlone(NewUser each) {
        return CreateOutcome.of(() -> create(each.suggestedId(), each.user()));
    }
}
