package io.scimserver.internal.users;

import io.scimserver.schema.ScimErrorException;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;

/** Check that a caller may change users. */
public final class WriteAccess {

    private WriteAccess() {}

    /** @throws ScimErrorException 403 if the caller may only read */
    public static void require(Caller caller) {
        if (caller.access() == Access.READ_ONLY) {
            throw ScimErrorException.forbidden(
                    "This token may only read. Use a read-write token to create, change or delete users.");
        }
    }
}
