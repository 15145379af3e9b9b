package io.scimserver.example.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.scimserver.mongo.MongoUserStores;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Process that writes users until it is killed, with eight threads. After each acknowledged write it prints the user's
 * id and name.
 */
public final class EmbeddedMongoWriter {

    static final Tenant TENANT = new Tenant("acme");
    static final String RENAMED = "-renamed";
    private static final int WRITERS = 8;

    private EmbeddedMongoWriter() {}

    /** @param arguments the data folder */
    public static void main(String[] arguments) {
        EmbeddedMongo embedded = EmbeddedMongo.start(Path.of(arguments[0]));
        MongoClient client = MongoClients.create(embedded.connectionString());
        MongoUserStores stores = new MongoUserStores(client.getDatabase("scim"));
        stores.createIndexes();
        for (int i = 0; i < WRITERS; i++) {
            new Thread(() -> writeForever(stores.forTenant(TENANT))).start();
        }
    }

    /** Writes for ever. Every second user is renamed, so that entries of the unique index are removed, too. */
    private static void writeForever(UserStore store) {
        boolean isRenamed = false;
        while (true) {
            String name = UUID.randomUUID().toString();
            StoredUser created = store.create(UUID.randomUUID().toString(), user(name));
            acknowledge(created.id(), name);
            if (isRenamed) {
                StoredUser renamed = store.replace(created.id(), created.version(), user(name + RENAMED))
                        .orElseThrow();
                acknowledge(renamed.id(), name + RENAMED);
            }
            isRenamed = !isRenamed;
        }
    }

    private static UserDocument user(String name) {
        return UserDocument.ofJson(("{\"userName\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static void acknowledge(String id, String name) {
        byte[] line = (id + " " + name + "\n").getBytes(StandardCharsets.UTF_8);
        // One call a line, so that lines of several threads do not mix.
        System.out.write(line, 0, line.length);
        System.out.flush();
    }
}
