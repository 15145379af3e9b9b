package io.scimserver.store;

import java.util.Objects;

/**
 * Member of a group: a user or another group of the same tenant.
 *
 * @param id the id of the user or group
 * @param kind which of them it is
 */
public record Member(String id, Kind kind) {

    /** Kinds of members. */
    public enum Kind {
        USER,
        GROUP
    }

    public Member {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
    }
}
