package io.scimserver.jdbc.internal.log;

import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.jdbc.internal.Sql;

/**
 * Place of an entry in a log: by time, those of one millisecond by id.
 *
 * @param millis the time since 1970
 * @param id the id, unique within a tenant
 */
public record Position(long millis, String id) {

    private static final int LONGEST_ID = 255;

    /** Position behind all entries of this time. */
    public static Position before(long millis) {
        return new Position(millis, "");
    }

    byte[] key() {
        return Bytes.key(id, LONGEST_ID);
    }

    /** Returns the condition that an entry is older. */
    Sql older() {
        return Sql.of("at_ms <= ? and (at_ms < ? or id < ?)", millis, millis, key());
    }
}
