package io.scimserver.mongo.internal.user;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.result.UpdateResult;
import io.scimserver.mongo.internal.Failures;
import io.scimserver.mongo.internal.Failures.DuplicateKeyException;
import io.scimserver.mongo.internal.user.InsertBatch.Insert;
import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreException.Unavailable;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.PageEnds;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Store of the users of one tenant: each method is one call to the database, unless its comment says otherwise. */
public final class MongoUserStore implements UserStore {

    private static final int ATTEMPTS = 10;

    private final String tenant;
    private final MongoCollection<BsonDocument> users;
    private final Sequence sequence;
    private final PageEnds pageEnds;

    public MongoUserStore(String tenant, MongoCollection<BsonDocument> users, Sequence sequence, PageEnds pageEnds) {
        this.tenant = tenant;
        this.users = users;
        this.sequence = sequence;
        this.pageEnds = pageEnds;
    }

    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        String id = suggestedId;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Insert created = insertOf(0, id, user);
            try {
                Failures.write(() -> users.insertOne(created.document()));
                return created.user();
            } catch (DuplicateKeyException e) {
                refuseIfTaken(created.document());
                // Who had the name is gone again, or another server gave out the same number: nobody is in the way.
                id = exists(UserFormat.key(tenant, id)) ? UUID.randomUUID().toString() : id;
            }
        }
        throw new Unavailable(
                "a user could not be created in " + ATTEMPTS + " attempts: its unique keys come and go",
                Duration.ofSeconds(1),
                new IllegalStateException("unique keys come and go"));
    }

    /** Creates the users in one call, and calls {@link #create} for each user who was left out or refused. */
    @Override
    public List<CreateOutcome> createAll(List<NewUser> newUsers) {
        InsertBatch inserts = new InsertBatch();
        for (int i = 0; i < newUsers.size(); i++) {
            int position = i;
            NewUser each = newUsers.get(i);
            inserts.offer(() -> insertOf(position, each.suggestedId(), each.user()));
        }
        Map<Integer, CreateOutcome> together = inserts.insertInto(users);
        return IntStream.range(0, newUsers.size())
                .mapToObj(i -> Optional.ofNullable(together.get(i)).orElseGet(() -> createAlone(newUsers.get(i))))
                .toList();
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return first(at(id), UserFormat.READ).map(UserFormat::read);
    }

    /** Replaces the user in one call, or in three if it was copied from another store and not changed since. */
    @Override
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        BsonDocument expected = at(id, expectedVersion);
        return Version.parse(expectedVersion)
                .flatMap(version -> replace(expected, id, version, user))
                .or(() -> givenVersion(expected).flatMap(version -> replace(expected, id, version, user)));
    }

    private Optional<StoredUser> replace(BsonDocument expected, String id, Version version, UserDocument user) {
        StoredUser replacement = stored(id, version.next(sequence.now()), user);
        BsonDocument document = UserFormat.write(tenant, replacement, version.sequence());
        // A given version may have the form of one of ours: its place is another one then.
        BsonDocument atPlace = expected.clone().append(UserFormat.SEQUENCE, new BsonInt64(version.sequence()));
        try {
            UpdateResult result = Failures.write(() -> users.replaceOne(atPlace, document));
            return result.getMatchedCount() == 1 ? Optional.of(replacement) : Optional.empty();
        } catch (DuplicateKeyException e) {
            // Id and number stay as they are, so it can only be the name.
            throw new DuplicateUser(UserFormat.USER_NAME);
        }
    }

    private Optional<Version> givenVersion(BsonDocument expected) {
        return first(expected, UserFormat.READ).map(document -> {
            StoredUser present = UserFormat.read(document);
            return Version.given(
                    UserFormat.sequence(document), present.created(), present.lastModified(), sequence.now());
        });
    }

    /** Deletes all of the user but its id, so that nobody else gets the id. */
    @Override
    public boolean delete(String id, String expectedVersion) {
        BsonDocument remains = UserFormat.deleted(tenant, id);
        try {
            UpdateResult result = Failures.write(() -> users.replaceOne(at(id, expectedVersion), remains));
            return result.getMatchedCount() == 1;
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("a deleted id cannot violate a unique index", e);
        }
    }

    @Override
    public UserPage search(UserQuery query) {
        return new Search(tenant, query, users, pageEnds).run();
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.of(StoreFeature.SORTING, StoreFeature.CURSORS);
    }

    private CreateOutcome createAlone(NewUser each) {
        return CreateOutcome.of(() -> create(each.suggestedId(), each.user()));
    }

    private Insert insertOf(int position, String id, UserDocument user) {
        Version version = Version.first(sequence.next());
        StoredUser created = stored(id, version, user);
        return new Insert(position, created, UserFormat.write(tenant, created, version.sequence()));
    }

    /**
     * Refuses a duplicate. It queries for the taken value rather than reading it from the database's message, which
     * each server words differently.
     */
    private void refuseIfTaken(BsonDocument document) {
        if (exists(at(document.getString(UserFormat.ID).getValue()))) {
            throw new DuplicateUser(UserFormat.ID);
        }
        BsonValue name = Objects.requireNonNull(document.get(UserFormat.USER_NAME));
        if (exists(inTenant().append(UserFormat.USER_NAME, name))) {
            throw new DuplicateUser(UserFormat.USER_NAME);
        }
    }

    private boolean exists(Bson query) {
        return first(query, List.of(UserFormat.ID)).isPresent();
    }

    private Optional<BsonDocument> first(Bson query, List<String> fields) {
        return Failures.read(() -> Optional.ofNullable(
                users.find(query).projection(Projections.include(fields)).first()));
    }

    private static StoredUser stored(String id, Version version, UserDocument user) {
        return new StoredUser(id, version.format(), version.created(), version.lastModified(), user);
    }

    private BsonDocument at(String id, String version) {
        return at(id).append(UserFormat.VERSION, new BsonString(version));
    }

    private BsonDocument at(String id) {
        return UserFormat.key(tenant, id).append(UserFormat.TENANT, new BsonString(tenant));
    }

    private BsonDocument inTenant() {
        return new BsonDocument(UserFormat.TENANT, new BsonString(tenant));
    }
}
