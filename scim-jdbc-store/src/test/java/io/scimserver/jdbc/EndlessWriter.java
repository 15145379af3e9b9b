package io.scimserver.jdbc;

import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.IntStream;

/** Process of its own that creates users until it is killed, and prints the id of each that was acknowledged. */
final class EndlessWriter {

    private static final int THREADS = 4;

    private EndlessWriter() {}

    public static void main(String... arguments) {
        UserStore store = new JdbcStoresProvider()
                .open(arguments[0], Clock.systemUTC())
                .users()
                .forTenant(new Tenant("acme"));
        IntStream.range(0, THREADS).forEach(i -> new Thread(() -> write(store)).start());
    }

    private static void write(UserStore store) {
        while (true) {
            String id = UUID.randomUUID().toString();
            String json = "{\"userName\":\"%s\",\"displayName\":\"Ada\"}".formatted(id);
            store.create(id, UserDocument.ofJson(json.getBytes(StandardCharsets.UTF_8)));
            System.out.println(id);
        }
    }
}
