package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.DuplicateKeyException;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreException.Unavailable;
import java.time.Duration;

/** Inserts that claim a name and an id, and the refusal of those that others have. */
record NameClaims(Database database, long tenant) {

    private static final int ATTEMPTS = 10;

    /**
     * Runs the insert in a transaction.
     *
     * @throws DuplicateUser if another one has the name or the id
     */
    <T> T insert(NewUser wanted, Database.Work<T> insert) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return database.write(insert);
            } catch (DuplicateKeyException e) {
                refuseIfTaken(wanted);
                // Who had the name is gone again: nobody is in the way.
            }
        }
        throw new Unavailable(
                "nothing could be created in " + ATTEMPTS + " attempts",
                Duration.ofSeconds(1),
                new IllegalStateException("unique keys come and go"));
    }

    /** Refuses a duplicate. It queries for the taken value: each database tells in another way which key it was. */
    private void refuseIfTaken(NewUser wanted) {
        byte[] name = UserTable.nameHash(tenant, wanted.user());
        if (exists(Sql.of("select seq from scim_user where tenant = ? and name_hash = ?", tenant, name))) {
            throw new DuplicateUser(UserTable.nameOf(tenant));
        }
        byte[] id = Bytes.of(wanted.suggestedId());
        if (exists(Sql.of("select seq from scim_user where tenant = ? and id = ?", tenant, id))) {
            throw new DuplicateUser("id");
        }
    }

    private boolean exists(Sql sql) {
        return database.read(
                session -> session.first(sql, row -> row.getLong(1)).isPresent());
    }
}
