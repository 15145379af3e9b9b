package io.scimserver.tenant;

import java.util.Objects;

/**
 * Sender of a request: the result of authentication.
 *
 * @param tenant the tenant whose users the request works on
 * @param credentialId a stable, non-secret name of the credential used, fit for logs
 * @param label the administrator's name for the credential; free text
 * @param access the operations that the caller may use
 */
public record Caller(Tenant tenant, String credentialId, String label, Access access) {

    /** @throws NullPointerException if one of them is null; the message names it */
    public Caller {
        Objects.requireNonNull(tenant, "a caller needs a tenant: an authenticator refuses a request of nobody");
        Objects.requireNonNull(credentialId, "a caller needs a credentialId");
        Objects.requireNonNull(label, "a caller needs a label");
        Objects.requireNonNull(access, "a caller needs an access");
    }
}
