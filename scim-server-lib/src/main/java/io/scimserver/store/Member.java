package io.scimserver.store;

import java.util.Objects;

/**
 * Member of a group: a user or another group of the same tenant, or somebody who is not there, yet or any more.
 *
 * @param id the id of the user or group, not empty; it compares exactly, whatever it looks like
 * @param kind what it was when it became a member; it stays, although another kind is given later
 */
public record Member(String id, Kind kind) {

    /** Kinds of members. */
    public enum Kind {
        USER,
        GROUP,
        /** Nobody with this id was there. */
        UNKNOWN
    }

    public Member {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
    }
}
