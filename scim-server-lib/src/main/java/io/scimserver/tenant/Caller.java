package io.scimserver.tenant;

/**
 * Who sends a request: the answer of authentication.
 *
 * @param tenant whose users the request works on
 * @param credentialId a stable, non-secret name of the credential used, fit for logs
 * @param label what an administrator called the credential; free text
 * @param access what the caller may do
 */
public record Caller(Tenant tenant, String credentialId, String label, Access access) {}
