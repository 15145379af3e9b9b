package io.scimserver.mongo.internal.user;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import io.scimserver.mongo.internal.BatchWrite;
import io.scimserver.mongo.internal.Failures;
import io.scimserver.store.CreateOutcome;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.StoredUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * New users that go to the database in one message. A user who does not fit is left out, and so is one whom the
 * database refuses: created alone, each gets its own outcome. Serves one call.
 */
final class InsertBatch {

    private static final InsertManyOptions EACH_BY_ITSELF = new InsertManyOptions().ordered(false);

    /** Largest message, in bytes of JSON: stored, a user takes a few times as many, and a message holds 48 MB. */
    private static final int LARGEST_MESSAGE = 2_000_000;

    private final List<Insert> included = new ArrayList<>();
    private final Set<BsonValue> keys = new HashSet<>();
    private int bytes;

    /** User at a position of the call, and its document. */
    record Insert(int position, StoredUser user, BsonDocument document) {}

    /** Includes a user, unless it cannot be kept, is too large or has the id or name of one before. */
    void offer(Supplier<Insert> offered) {
        try {
            Insert insert = offered.get();
            boolean hasNewId = keys.add(insert.document().get(UserFormat.KEY));
            boolean hasNewName = keys.add(insert.document().get(ResourceKind.USER.nameField()));
            int size = insert.user().attributes().json().length;
            if (hasNewId && hasNewName && size <= LARGEST_MESSAGE - bytes) {
                bytes += size;
                included.add(insert);
            }
        } catch (UnsupportedValue refused) {
            // Its turn to be told comes when it is created alone.
        }
    }

    /** Inserts the users and returns the outcomes by position. Users without an outcome have to be created alone. */
    Map<Integer, CreateOutcome> insertInto(MongoCollection<BsonDocument> users) {
        Map<Integer, CreateOutcome> outcomes = new HashMap<>();
        if (included.isEmpty()) {
            return outcomes;
        }
        List<BsonDocument> documents = included.stream().map(Insert::document).toList();
        BatchWrite write = Failures.writeTogether(documents.size(), () -> users.insertMany(documents, EACH_BY_ITSELF));
        for (int i = 0; i < included.size(); i++) {
            if (!write.undone().contains(i)) {
                outcomes.put(included.get(i).position(), outcome(included.get(i), write));
            }
        }
        return outcomes;
    }

    private static CreateOutcome outcome(Insert insert, BatchWrite write) {
        return write.trouble()
                .<CreateOutcome>map(CreateOutcome.Refused::new)
                .orElseGet(() -> new CreateOutcome.Created(insert.user()));
    }
}
