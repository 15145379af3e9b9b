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
     * Takes a new password: hash it, keep the hash. Called after the user was written and before the response.
     *
     * <p>An exception cannot undo the write. If the request stored anything beside the password, its response reports
     * that success; the exception is logged, and the activity log names {@code password} among the attributes that took
     * no effect. If the request changed the password alone, the response is an error: 500, or that of a
     * {@link io.scimserver.schema.ScimErrorException}.
     */
    void passwordSet(Caller by, StoredUser user, String password);
}
