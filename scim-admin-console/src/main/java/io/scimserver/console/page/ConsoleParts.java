package io.scimserver.console.page;

import io.scimserver.ScimServer;
import io.scimserver.Stores;
import io.scimserver.auth.TokenService;
import io.scimserver.console.accounts.ProtectedEmployees;
import io.scimserver.limit.RateLimit;
import io.scimserver.provisioning.ActivityLog;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.provisioning.UserReferences;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.store.SettingsStore;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * What the console is made of.
 *
 * @param scim gives the users
 * @param stores keep companies, administrators and sessions, activity and history; all of them are there
 * @param tokens issues and revokes tokens
 * @param provisioning each company's switch
 * @param schemas what employees look like
 * @param references finds managers
 * @param protectedEmployees who cannot be deactivated or deleted
 * @param rateLimit tells what is left of a company's operations
 * @param publicUrl the SCIM URL as clients see it; empty: on the address by which the console is reached
 * @param clock the time
 */
public record ConsoleParts(
        ScimServer scim,
        Stores stores,
        TokenService tokens,
        StoredProvisioningSwitch provisioning,
        CustomSchemas schemas,
        UserReferences references,
        ProtectedEmployees protectedEmployees,
        RateLimit rateLimit,
        Optional<URI> publicUrl,
        Clock clock) {

    /** Keeps companies, administrators and sessions. */
    public SettingsStore settings() {
        return stores.settings().orElseThrow();
    }

    /** What requests are recorded in, if anything is. */
    public Optional<ActivityLog> activity() {
        return scim.activity();
    }
}
