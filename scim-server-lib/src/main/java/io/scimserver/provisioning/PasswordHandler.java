package io.scimserver.provisioning;

import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Caller;

/**
 * Handler of the passwords that identity providers send. With a handler, {@code password} is part of the schema and
 * {@code changePassword} is advertised; the library itself keeps no password, in any form.
 */
@FunctionalInterface
public interface PasswordHandler {

    /**
     * Takes a new password: hash it, keep the hash. Called after the user was written and before the response; an
     * exception becomes a response with a failure of the server, and the user stays written.
     */
    void passwordSet(Caller by, StoredUser user, String password);
}
