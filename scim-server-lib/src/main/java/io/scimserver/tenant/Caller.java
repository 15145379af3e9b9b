package io.scimserver.tenant;

/**
 * Sender of a request: the result of authentication.
 *
 * @param tenant the tenant whose users the request works on
 * @param credentialId a stable, non-secret name of the credential used, fit for logs
 * @param label the administrator's name for the credential; free text
 * @param access the operations that the caller may use
 */
public record Caller(Tenant tenant, String credentialId, String label, Access access) {}
