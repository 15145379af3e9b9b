package io.scimserver.provisioning;

import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Caller;

/**
 * Takes the passwords that identity providers send. With a handler, {@code password} is part of the schema and
 * {@code changePassword} is advertised; the library itself keeps no password, in any form.
 */
@FunctionalInterface
public interface PasswordHandler {

    /**
     * Hash it, keep the hash. Called after the user was written and before the answer; an exception is answered as a
     * failure of the server, and the user stays written.
     */
    void passwordSet(Caller by, StoredUser user, String password);
}
