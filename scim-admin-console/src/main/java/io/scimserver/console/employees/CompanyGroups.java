package io.scimserver.console.employees;

import io.scimserver.ScimServer;
import io.scimserver.TenantGroups;
import io.scimserver.console.access.Company;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.provisioning.StoredGroupSettings;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import java.util.Optional;

/** Groups of the visitor's company. Safe for use by many threads. */
public final class CompanyGroups {

    private final ScimServer scim;
    private final Optional<StoredGroupSettings> settings;

    /** @param settings the settings that {@code scim} asks; empty if they cannot be changed here */
    public CompanyGroups(ScimServer scim, Optional<StoredGroupSettings> settings) {
        this.scim = scim;
        this.settings = settings;
    }

    /** Returns the groups; empty if this server has none. */
    public Optional<TenantGroups> of(PageRequest request) {
        String name = request.administrator().name();
        return scim.groups(new Caller(request.company().tenant(), name, name, Access.READ_ONLY));
    }

    /** Returns the groups. */
    public TenantGroups existing(PageRequest request) {
        return of(request).orElseThrow(PageException::notFound);
    }

    /** Returns true if the identity provider of the company may send groups. */
    public boolean areOn(PageRequest request) {
        return of(request).filter(TenantGroups::isOn).isPresent();
    }

    /** Returns the settings, if they can be changed here. */
    public Optional<StoredGroupSettings> settings() {
        return settings;
    }

    /** Returns the role of the members of a group; empty if it has none. */
    public Optional<String> roleOf(Company company, String groupId) {
        return settings.map(all -> all.setting(company.tenant()).roles().get(groupId));
    }
}
