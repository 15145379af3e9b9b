package io.scimserver.mongo.internal.user;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.scimserver.mongo.internal.Failures;
import io.scimserver.mongo.internal.Failures.DuplicateKeyException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Upgrade of users that an earlier version of this software has stored. Each is written as it is read, unless somebody
 * changes it meanwhile, which writes it in the present format, too.
 */
public final class FormatUpgrade {

    private static final int BATCH = 500;

    private final MongoCollection<BsonDocument> users;

    public FormatUpgrade(MongoCollection<BsonDocument> users) {
        this.users = users;
    }

    /**
     * Rewrites the users of all tenants, in order of their keys.
     *
     * @param progress is told after each batch how many were rewritten so far
     * @return how many were rewritten
     */
    public long run(LongConsumer progress) {
        long rewritten = 0;
        List<BsonDocument> batch = older(new BsonString(""));
        while (!batch.isEmpty()) {
            rewritten += batch.stream().filter(this::rewrite).count();
            progress.accept(rewritten);
            batch = older(batch.get(batch.size() - 1).getString(UserFormat.KEY));
        }
        return rewritten;
    }

    private List<BsonDocument> older(BsonValue key) {
        List<String> fields = new ArrayList<>(UserFormat.READ);
        fields.add(UserFormat.TENANT);
        BsonDocument query = new BsonDocument(UserFormat.KEY, new BsonDocument("$gt", key))
                .append(UserFormat.FORMAT_VERSION, new BsonDocument("$lt", new BsonInt32(UserFormat.CURRENT_FORMAT)))
                .append(UserFormat.VERSION, new BsonDocument("$gt", new BsonString("")));
        return Failures.read(() -> users.find(query)
                .sort(Sorts.ascending(UserFormat.KEY))
                .limit(BATCH)
                .projection(Projections.include(fields))
                .into(new ArrayList<>()));
    }

    private boolean rewrite(BsonDocument old) {
        String tenant = old.getString(UserFormat.TENANT).getValue();
        BsonDocument current = UserFormat.write(
                ResourceKind.USER,
                tenant,
                UserFormat.read(old),
                old.getInt64(UserFormat.SEQUENCE).getValue());
        BsonDocument unchanged = new BsonDocument(UserFormat.KEY, old.get(UserFormat.KEY))
                .append(UserFormat.TENANT, old.get(UserFormat.TENANT))
                .append(UserFormat.VERSION, old.get(UserFormat.VERSION));
        try {
            return Failures.write(() -> users.replaceOne(unchanged, current)).getMatchedCount() == 1;
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("a user that is written as it is cannot violate a unique index", e);
        }
    }
}
