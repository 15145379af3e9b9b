package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * User with its place in the order of creation.
 *
 * @param seq the place, and the first part of the version
 * @param revision the second part of the version, or {@link #GIVEN}
 */
record UserRow(long seq, long revision, StoredUser user) {

    /** Columns that {@link #read} reads, of {@code scim_user u}. */
    static final String COLUMNS = "u.seq, u.id, u.revision, u.created, u.modified, u.doc,"
            + " case when u.revision < 0 then (select v.version from scim_given_version v"
            + " where v.tenant = u.tenant and v.seq = u.seq) end";

    /** Revision of a user who was created here. */
    static final long FIRST = 1;

    /** Revision of a user who was copied from another store and not changed since: the version is that store's. */
    static final long GIVEN = -1;

    /** Returns a new user, who gets its first version. */
    static UserRow created(long seq, StoredUser user) {
        return new UserRow(
                seq,
                FIRST,
                new StoredUser(user.id(), version(seq, FIRST), user.created(), user.lastModified(), user.attributes()));
    }

    static UserRow read(ResultSet row) throws SQLException {
        long seq = row.getLong(1);
        long revision = row.getLong(3);
        StoredUser user = new StoredUser(
                Bytes.text(row.getBytes(2)),
                revision == GIVEN ? Bytes.text(row.getBytes(7)) : version(seq, revision),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                UserDocument.ofJson(row.getBytes(6)));
        return new UserRow(seq, revision, user);
    }

    /** Returns the revision after this one; after a given version one that no store has counted up to. */
    long nextRevision(long millis) {
        return revision == GIVEN ? millis : revision + 1;
    }

    static String version(long seq, long revision) {
        return seq + "." + revision;
    }
}
