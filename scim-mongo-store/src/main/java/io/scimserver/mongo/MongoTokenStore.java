package io.scimserver.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenUse;
import io.scimserver.mongo.internal.Documents;
import io.scimserver.mongo.internal.Documents.IndexSpec;
import io.scimserver.mongo.internal.Failures;
import io.scimserver.mongo.internal.Failures.DuplicateKeyException;
import io.scimserver.mongo.internal.token.TokenFormat;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Bearer tokens in the same database as the users, in the collection {@code tokens}; a revoked token is refused by every
 * server at once.
 *
 * <p>Failures, durability and threads are as in {@link MongoUserStores}; {@link #createIndexes()} and {@link #verify()}
 * are too. Times are kept to the millisecond. The collection is small: it need not be sharded.
 */
public final class MongoTokenStore implements TokenStore {

    private final Documents documents;

    /** Opens the tokens in this database. */
    public MongoTokenStore(MongoDatabase database, MongoConfig config) {
        this.documents = new Documents(
                database,
                config,
                "tokens",
                List.of(
                        IndexSpec.unique("hash", TokenFormat.HASH),
                        IndexSpec.of("tenant_created", TokenFormat.TENANT, TokenFormat.CREATED)));
    }

    /**
     * Makes the indexes that are missing; changes nothing if all are there.
     *
     * @throws io.scimserver.store.StoreException.Unavailable if the database does not do it
     */
    public void createIndexes() {
        documents.createIndexes();
    }

    /**
     * Returns if the store is ready for requests.
     *
     * @throws io.scimserver.store.StoreException.Unavailable if it is not; the message says why
     */
    public void verify() {
        documents.verify();
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        return documents.deleteAll(Filters.eq(TokenFormat.TENANT, tenant.id()));
    }

    /** @throws IllegalArgumentException if the id or the hash was used before */
    @Override
    public void add(StoredToken token) {
        BsonDocument document = TokenFormat.write(token);
        try {
            Failures.write(() -> documents.collection().insertOne(document));
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException("the id or the hash of a token was used before", e);
        }
    }

    @Override
    public Optional<StoredToken> findByHash(String hash) {
        return Failures.read(() -> Optional.ofNullable(documents
                        .collection()
                        .find(Filters.eq(TokenFormat.HASH, hash))
                        .first()))
                .map(TokenFormat::read);
    }

    @Override
    public List<StoredToken> list(Tenant tenant) {
        return Failures.read(() -> documents
                .collection()
                .find(Filters.eq(TokenFormat.TENANT, tenant.id()))
                .sort(Sorts.ascending(TokenFormat.CREATED, TokenFormat.ID))
                .map(TokenFormat::read)
                .into(new ArrayList<>()));
    }

    @Override
    public boolean revoke(Tenant tenant, String id, Instant when) {
        Bson valid = Filters.and(
                Filters.eq(TokenFormat.ID, id),
                Filters.eq(TokenFormat.TENANT, tenant.id()),
                Filters.exists(TokenFormat.REVOKED, false));
        return update(valid, Updates.set(TokenFormat.REVOKED, TokenFormat.time(when)));
    }

    @Override
    public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
        Bson due = Filters.and(
                Filters.eq(TokenFormat.ID, id),
                Filters.nor(Filters.gt(TokenFormat.LAST_USED_AT, TokenFormat.time(unlessAfter))));
        return update(due, Updates.set(TokenFormat.LAST_USED, TokenFormat.write(use)));
    }

    private boolean update(Bson which, Bson change) {
        try {
            UpdateResult result = Failures.write(() -> documents.collection().updateOne(which, change));
            return result.getMatchedCount() == 1;
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("no unique key was changed", e);
        }
    }

    Stream<String> tenants() {
        return documents.texts(TokenFormat.TENANT);
    }
}
