package io.scimserver.tenant;

import java.util.Objects;

/**
 * Customer (company) of the host application; users of different tenants never see each other.
 *
 * <p>Immutable. The id is opaque to the library and stable: stores key their data by it. It may be as long as the host
 * likes and hold any character, so it is not fit for the name of a file or a table as it is.
 *
 * @param id non-empty, case-sensitive
 */
public record Tenant(String id) {

    /** @throws IllegalArgumentException if the id is empty */
    public Tenant {
        Objects.requireNonNull(id, "a tenant needs an id");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a tenant needs a non-empty id");
        }
    }
}
