package io.scimserver.console.companies;

import io.scimserver.OpenedStore;
import io.scimserver.activity.attention.Attention;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.console.access.Company;
import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.accounts.StoredAdministrator;
import io.scimserver.console.employees.ProtectedEmployees;
import io.scimserver.console.signin.Sessions;
import io.scimserver.guard.ChangeGuard;
import io.scimserver.provisioning.StoredGroupSettings;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.util.Optional;

/**
 * Deletes everything that is kept of a company, the company itself last: if something fails on the way, it is still
 * there, and the deletion can be repeated.
 *
 * @param stores hold its users, tokens, activity and history
 */
public record CompanyDeletion(
        OpenedStore stores,
        Optional<ActivityLog> activity,
        StoredProvisioningSwitch provisioning,
        Optional<StoredGroupSettings> groupSettings,
        Optional<ChangeGuard> guard,
        Optional<Attention> attention,
        CustomSchemas schemas,
        ProtectedEmployees protectedEmployees,
        Sessions sessions,
        AccountRegistry registry) {

    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(5);

    void delete(Company company) {
        Tenant tenant = company.tenant();
        registry.administratorsOf(company).stream()
                .map(StoredAdministrator::name)
                .forEach(sessions::endAll);
        writeWaitingActivity();
        stores.deleteTenant(tenant);
        guard.ifPresent(active -> active.forget(tenant));
        attention.ifPresent(list -> list.forget(tenant));
        groupSettings.ifPresent(settings -> settings.forget(tenant));
        schemas.forget(tenant);
        protectedEmployees.forget(tenant);
        registry.removeCompany(company);
        provisioning.forget(tenant);
    }

    /** Entries that wait to be written would be there again afterwards. */
    private void writeWaitingActivity() {
        try {
            if (activity.isPresent()) {
                activity.get().flush(LONGEST_FLUSH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
