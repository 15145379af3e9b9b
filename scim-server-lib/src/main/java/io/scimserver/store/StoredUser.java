package io.scimserver.store;

import java.time.Instant;
import java.util.Objects;

/**
 * A user as the store has it. Immutable.
 *
 * @param id opaque, unique within the tenant, never reused
 * @param version opaque; differs after every change of this user
 * @param created when the user was created, to the millisecond or finer
 * @param lastModified when this version was written; never before {@code created}
 * @param attributes everything else, without {@code id} and {@code meta}
 */
public record StoredUser(String id, String version, Instant created, Instant lastModified, UserDocument attributes) {

    public StoredUser {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(lastModified, "lastModified");
        Objects.requireNonNull(attributes, "attributes");
    }
}
