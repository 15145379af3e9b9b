package io.scimserver.jdbc;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Process of its own that writes users until it is killed, with eight threads. After each acknowledged write it prints
 * the user's id and name.
 */
final class EndlessWriter {

    static final Tenant TENANT = new Tenant("acme");
    static final String RENAMED = "-renamed";
    private static final int THREADS = 8;

    private EndlessWriter() {}

    public static void main(String... arguments) {
        UserStore store = new JdbcStoresProvider()
                .open(arguments[0], Clock.systemUTC())
                .users()
                .forTenant(TENANT);
        IntStream.range(0, THREADS).forEach(i -> new Thread(() -> write(store)).start());
    }

    /** Writes for ever. Every second user is renamed, so that keys and terms are removed, too. */
    private static void write(UserStore store) {
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
        String json = "{\"userName\":\"%s\",\"displayName\":\"Ada\"}".formatted(name);
        return UserDocument.ofJson(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void acknowledge(String id, String name) {
        byte[] line = (id + " " + name + "\n").getBytes(StandardCharsets.UTF_8);
        // One call a line, so that lines of several threads do not mix.
        System.out.write(line, 0, line.length);
        System.out.flush();
    }
}
