package io.scimserver.mongo.internal.user;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import io.scimserver.mongo.Engine;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * Comparison that prints the operations a second of the store, and of the bare driver that does the same with
 * ready-made documents, on the engine of the tests. Both take turns, so that they meet the same machine.
 */
final class DriverComparison {

    private static final int USERS = 3_000;
    private static final int WARM_UP = 500;
    private static final double NANOS_A_SECOND = 1e9;
    private static final String USER =
            "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'NAME','externalId':'NAME','active':true,"
                    + "'name':{'givenName':'Ada','familyName':'Lovelace','formatted':'Ada Lovelace'},'title':'Engineer',"
                    + "'emails':[{'value':'NAME@example.org','type':'work','primary':true}],"
                    + "'phoneNumbers':[{'value':'+44 20 7946 0000','type':'work'}]}";

    private final UserStore store;
    private final MongoCollection<BsonDocument> bare =
            Engine.database().getCollection("users", BsonDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    private final StoredUser[] users = new StoredUser[USERS];
    private final BsonDocument[] documents =
            IntStream.range(0, USERS).mapToObj(DriverComparison::document).toArray(BsonDocument[]::new);

    private DriverComparison(Tenant tenant) {
        this.store = Engine.users().forTenant(tenant);
    }

    public static void main(String[] arguments) {
        new DriverComparison(Engine.newTenant()).run();
    }

    private void run() {
        print(
                "create",
                i -> users[i] = store.create(UUID.randomUUID().toString(), user()),
                i -> bare.insertOne(documents[i]));
        print(
                "find",
                i -> require(store.find(users[i].id()).isPresent()),
                i -> require(bare.find(key(i)).first() != null));
        print(
                "compare-and-set",
                i -> require(
                        store.replace(users[i].id(), users[i].version(), user()).isPresent()),
                i -> require(bare.replaceOne(keyAndVersion(i), documents[i]).getMatchedCount() == 1));
    }

    private static void print(String operation, IntConsumer ofStore, IntConsumer ofDriver) {
        long inStore = 0;
        long inDriver = 0;
        for (int i = 0; i < USERS; i++) {
            long start = System.nanoTime();
            ofStore.accept(i);
            long middle = System.nanoTime();
            ofDriver.accept(i);
            if (i >= WARM_UP) {
                inStore += middle - start;
                inDriver += System.nanoTime() - middle;
            }
        }
        System.out.printf(
                "%s: store %.0f/s, driver %.0f/s, ratio %.2f%n",
                operation, aSecond(inStore), aSecond(inDriver), (double) inDriver / inStore);
    }

    private static double aSecond(long nanos) {
        return (USERS - WARM_UP) * NANOS_A_SECOND / nanos;
    }

    private BsonDocument key(int i) {
        return new BsonDocument(UserFormat.KEY, documents[i].get(UserFormat.KEY));
    }

    private BsonDocument keyAndVersion(int i) {
        return key(i).append(
                        UserFormat.VERSION,
                        new BsonString(
                                documents[i].getString(UserFormat.VERSION).getValue()));
    }

    private static BsonDocument document(int number) {
        Version version = Version.first(new Sequence(Clock.systemUTC()).next() + number);
        StoredUser user = new StoredUser(
                UUID.randomUUID().toString(), version.format(), version.created(), version.lastModified(), user());
        return UserFormat.write(ResourceKind.USER, "bare-driver", user, number);
    }

    private static UserDocument user() {
        String json = USER.replace('\'', '"').replace("NAME", UUID.randomUUID().toString());
        return UserDocument.ofJson(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void require(boolean isRight) {
        if (!isRight) {
            throw new IllegalStateException("a wrong answer");
        }
    }
}
