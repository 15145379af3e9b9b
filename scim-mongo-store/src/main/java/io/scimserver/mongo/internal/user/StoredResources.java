package io.scimserver.mongo.internal.user;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.result.UpdateResult;
import io.scimserver.mongo.internal.Failures;
import io.scimserver.mongo.internal.Failures.DuplicateKeyException;
import io.scimserver.mongo.internal.user.InsertBatch.Insert;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreException.Unavailable;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.PageEnds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Users or groups of one tenant in their collection: each method is one call to the database, unless its comment says
 * otherwise.
 */
public record StoredResources(
        ResourceKind kind,
        String tenant,
        MongoCollection<BsonDocument> collection,
        Sequence sequence,
        PageEnds pageEnds) {

    private static final int ATTEMPTS = 10;
    private static final int UNFINISHED = 100;

    /**
     * Creates a resource; in more calls if its keys are taken.
     *
     * @param more the fields that its document has beside those of every resource
     * @throws DuplicateUser if another resource has its name
     */
    public StoredUser create(String suggestedId, UserDocument attributes, BsonDocument more) {
        String id = suggestedId;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Insert created = insertOf(0, id, attributes);
            created.document().putAll(more);
            try {
                Failures.write(() -> collection.insertOne(created.document()));
                return created.user();
            } catch (DuplicateKeyException e) {
                refuseIfTaken(created.document());
                // The other resource is deleted by now, or another server has used the same number: the next attempt
                // can work.
                id = exists(UserFormat.key(tenant, id)) ? UUID.randomUUID().toString() : id;
            }
        }
        throw new Unavailable(
                "a resource could not be created in " + ATTEMPTS
                        + " attempts: its unique keys were taken and freed meanwhile",
                Duration.ofSeconds(1),
                new IllegalStateException("unique keys come and go"));
    }

    Insert insertOf(int position, String id, UserDocument attributes) {
        Version version = Version.first(sequence.next());
        StoredUser created = stored(id, version, attributes);
        return new Insert(position, created, UserFormat.write(kind, tenant, created, version.sequence()));
    }

    /** Finds one resource. */
    public Optional<BsonDocument> find(BsonDocument query, List<String> fields) {
        return Failures.read(() -> Optional.ofNullable(
                collection.find(query).projection(Projections.include(fields)).first()));
    }

    /** Finds all resources that match. */
    public List<BsonDocument> findAll(Bson query, List<String> fields) {
        return Failures.read(() ->
                collection.find(query).projection(Projections.include(fields)).into(new ArrayList<>()));
    }

    /**
     * Replaces a resource that was read, if it is still at its version.
     *
     * @param more the fields that its document has beside those of every resource
     * @throws DuplicateUser if another resource has the new name
     */
    public Optional<StoredUser> replace(BsonDocument present, UserDocument attributes, BsonDocument more) {
        StoredUser before = UserFormat.read(present);
        Version version = Version.of(before, UserFormat.sequence(present), sequence.now());
        return replace(
                at(before.id(), before.version()),
                stored(before.id(), version.next(sequence.now()), attributes),
                version,
                more);
    }

    /** Replaces a resource by a new version of it, if it is still at the expected one. */
    Optional<StoredUser> replace(String id, String expectedVersion, Version version, UserDocument attributes) {
        StoredUser replacement = stored(id, version.next(sequence.now()), attributes);
        return replace(at(id, expectedVersion), replacement, version, new BsonDocument());
    }

    private Optional<StoredUser> replace(
            BsonDocument expected, StoredUser replacement, Version version, BsonDocument more) {
        BsonDocument document = UserFormat.write(kind, tenant, replacement, version.sequence());
        document.putAll(more);
        // A version from another store can look like one of ours. The place tells them apart.
        BsonDocument atPlace = expected.append(UserFormat.SEQUENCE, new BsonInt64(version.sequence()));
        try {
            UpdateResult result = Failures.write(() -> collection.replaceOne(atPlace, document));
            return result.getMatchedCount() == 1 ? Optional.of(replacement) : Optional.empty();
        } catch (DuplicateKeyException e) {
            // Id and number stay as they are, so it can only be the name.
            throw new DuplicateUser(kind.nameField());
        }
    }

    /**
     * Deletes all of a resource but its id, so that nobody else gets the id.
     *
     * @param isMember true if it may be a member of groups: {@link #finishDeletion} has to follow
     * @return false if it is not at the expected version
     */
    public boolean delete(String id, String expectedVersion, boolean isMember) {
        return leave(
                at(id, expectedVersion),
                isMember ? UserFormat.leaving(kind, tenant, id) : UserFormat.deleted(kind, tenant, id));
    }

    /** Notes that a deleted resource is no member of any group. Does nothing if that is known, or it is not deleted. */
    public void finishDeletion(String id) {
        leave(
                UserFormat.key(tenant, id).append(UserFormat.TENANT, UserFormat.leavingIn(tenant)),
                UserFormat.deleted(kind, tenant, id));
    }

    /** Returns the ids of some deleted resources that may still be members of groups. */
    public List<String> unfinishedDeletions() {
        return Failures.read(() -> collection
                .find(new BsonDocument(UserFormat.TENANT, UserFormat.leavingIn(tenant)))
                .hintString(UserIndex.SEQUENCE.indexName(kind))
                .limit(UNFINISHED)
                .map(remains -> remains.getString(UserFormat.SEQUENCE).getValue())
                .into(new ArrayList<>()));
    }

    private boolean leave(BsonDocument which, BsonDocument remains) {
        try {
            UpdateResult result = Failures.write(() -> collection.replaceOne(which, remains));
            return result.getMatchedCount() == 1;
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("a deleted id cannot violate a unique index", e);
        }
    }

    public UserPage search(UserQuery query) {
        return new Search(kind, tenant, query, collection, pageEnds).run();
    }

    /** Returns the query for a resource at a version. */
    public BsonDocument at(String id, String version) {
        return at(id).append(UserFormat.VERSION, new BsonString(version));
    }

    /** Returns the query for a resource. */
    public BsonDocument at(String id) {
        return UserFormat.key(tenant, id).append(UserFormat.TENANT, new BsonString(tenant));
    }

    /**
     * Refuses a duplicate. It queries for the taken value rather than reading it from the database's message, which
     * each server words differently.
     */
    private void refuseIfTaken(BsonDocument document) {
        if (exists(at(document.getString(UserFormat.ID).getValue()))) {
            throw new DuplicateUser(UserFormat.ID);
        }
        BsonValue name = Objects.requireNonNull(document.get(kind.nameField()));
        if (exists(new BsonDocument(UserFormat.TENANT, new BsonString(tenant)).append(kind.nameField(), name))) {
            throw new DuplicateUser(kind.nameField());
        }
    }

    private boolean exists(BsonDocument query) {
        return find(query, List.of(UserFormat.ID)).isPresent();
    }

    private static StoredUser stored(String id, Version version, UserDocument attributes) {
        return new StoredUser(id, version.format(), version.created(), version.lastModified(), attributes);
    }
}
