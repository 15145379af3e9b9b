package io.scimserver.provisioning;

import io.scimserver.tenant.Tenant;

/**
 * Switch that decides whether a tenant takes SCIM requests at all. The library asks it for every request once it knows
 * the tenant; unless the result is {@link State#ENABLED}, everything under the SCIM root is refused with 403 and a SCIM
 * error that says why, discovery included: so an identity provider's connection test tells its administrator too. Data
 * and tokens stay as they are, and a request that has begun ends as it would have. The switch does not apply to the
 * host's own code ({@code TenantUsers}).
 *
 * <p>{@link StoredProvisioningSwitch} is one that can be set while the server runs. Implementations return quickly and
 * are safe for use by many threads.
 */
@FunctionalInterface
public interface ProvisioningSwitch {

    /** States of a tenant's provisioning. */
    enum State {
        /** Requests are carried out. */
        ENABLED,
        /** No request is carried out for the time being. */
        PAUSED,
        /** Provisioning is not set up yet, or no more: no request is carried out. */
        DISABLED
    }

    /** Switch that is always enabled, for every tenant. */
    ProvisioningSwitch ALWAYS_ENABLED = tenant -> State.ENABLED;

    /** Returns the state of this tenant. */
    State of(Tenant tenant);
}
