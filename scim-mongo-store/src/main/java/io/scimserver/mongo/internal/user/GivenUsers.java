package io.scimserver.mongo.internal.user;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.scimserver.mongo.internal.BatchWrite;
import io.scimserver.mongo.internal.Failures;
import io.scimserver.mongo.internal.Failures.DuplicateKeyException;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * Users of a tenant who are added as another store had them. Each gets a place behind those before: that of its version
 * or of its time of creation, if that is one. It serves groups, too.
 *
 * @param more the fields that each document has beside those of every resource
 */
public record GivenUsers(StoredResources resources, BsonDocument more) {

    private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);

    /** Largest message, in bytes of JSON; see {@link InsertBatch}. */
    private static final int LARGEST_MESSAGE = 2_000_000;

    /** Adds those who are not there yet, in their order. */
    public void add(List<StoredUser> given) {
        Map<String, String> present = versionsOf(given);
        long place = lastPlace();
        List<BsonDocument> documents = new ArrayList<>();
        int bytes = 0;
        for (StoredUser user : given) {
            if (isThere(user, present)) {
                continue;
            }
            place = placeOf(user, place);
            BsonDocument document = UserFormat.write(resources.kind(), resources.tenant(), user, place);
            document.putAll(more);
            documents.add(document);
            bytes += user.attributes().json().length;
            if (bytes > LARGEST_MESSAGE) {
                insert(documents);
                documents.clear();
                bytes = 0;
            }
        }
        insert(documents);
    }

    private static boolean isThere(StoredUser user, Map<String, String> present) {
        String version = present.get(user.id());
        if (version != null && !version.equals(user.version())) {
            throw new DuplicateUser(UserFormat.ID);
        }
        return version != null;
    }

    private static long placeOf(StoredUser user, long last) {
        long own = Version.parse(user.version())
                .filter(version -> version.created().equals(user.created()))
                .map(Version::sequence)
                .orElse(Sequence.firstAt(user.created()));
        return Math.max(own, last + 1);
    }

    private void insert(List<BsonDocument> documents) {
        if (documents.isEmpty()) {
            return;
        }
        BatchWrite write = Failures.writeTogether(
                documents.size(), () -> resources.collection().insertMany(documents, IN_ORDER));
        write.trouble().ifPresent(trouble -> {
            throw trouble;
        });
        // The database stops at the first one that it refuses: alone, each gets its own outcome.
        int refused = write.undone().stream().mapToInt(i -> i).min().orElse(documents.size());
        documents.subList(refused, documents.size()).forEach(this::insertAlone);
    }

    private void insertAlone(BsonDocument document) {
        try {
            Failures.write(() -> resources.collection().insertOne(document));
        } catch (DuplicateKeyException e) {
            throw new DuplicateUser(resources.kind().nameField());
        }
    }

    /** Returns the versions of those of the users who are there; that of a deleted one is empty. */
    private Map<String, String> versionsOf(List<StoredUser> given) {
        List<BsonString> keys = given.stream()
                .map(user -> UserFormat.key(resources.tenant(), user.id()).getString(UserFormat.KEY))
                .toList();
        Map<BsonString, String> present = new HashMap<>();
        Failures.read(() -> resources
                        .collection()
                        .find(Filters.in(UserFormat.KEY, keys))
                        .projection(Projections.include(UserFormat.VERSION))
                        .into(new ArrayList<>()))
                .forEach(found -> present.put(
                        found.getString(UserFormat.KEY),
                        found.getString(UserFormat.VERSION, new BsonString("")).getValue()));
        Map<String, String> versions = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            String id = given.get(i).id();
            Optional.ofNullable(present.get(keys.get(i))).ifPresent(version -> versions.put(id, version));
        }
        return versions;
    }

    private long lastPlace() {
        return Failures.read(() -> Optional.ofNullable(resources
                        .collection()
                        .find(Filters.eq(UserFormat.TENANT, resources.tenant()))
                        .sort(Sorts.descending(UserFormat.SEQUENCE))
                        .projection(Projections.include(UserFormat.SEQUENCE))
                        .first()))
                .map(UserFormat::sequence)
                .orElse(Long.MIN_VALUE);
    }
}
