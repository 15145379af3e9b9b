package io.scimserver.provisioning;

import io.scimserver.tenant.Tenant;

/**
 * Whether a company takes SCIM requests at all. Asked for every request once it is known whose it is; unless the answer
 * is {@link State#ENABLED}, everything under the SCIM root is refused with 403 and a SCIM error that says why, discovery
 * included: so an identity provider's connection test tells its administrator too. Data and tokens stay as they are, and
 * a request that has begun ends as it would have. The host's own code ({@code UserDirectory}) is not asked about.
 *
 * <p>{@link StoredProvisioningSwitch} is one that can be set while the server runs. Answers quickly; safe for use by many
 * threads.
 */
@FunctionalInterface
public interface ProvisioningSwitch {

    /** What a company's provisioning can be. */
    enum State {
        /** Requests are carried out. */
        ENABLED,
        /** For the time being, none is. */
        PAUSED,
        /** Not set up yet, or not any more: none is. */
        DISABLED
    }

    /** Every company, always. */
    ProvisioningSwitch ALWAYS_ENABLED = tenant -> State.ENABLED;

    /** How it stands with this company. */
    State of(Tenant tenant);
}
