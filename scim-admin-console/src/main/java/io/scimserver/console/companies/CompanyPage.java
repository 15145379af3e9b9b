package io.scimserver.console.companies;

import io.scimserver.console.access.Company;
import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.OperatorsOnly;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Renames a company, or deletes it and all that is kept of it, once its name was typed. */
@Path("/")
@OperatorsOnly
public final class CompanyPage {

    private final AccountRegistry registry;
    private final CompanyDeletion deletion;
    private final StoredProvisioningSwitch provisioning;
    private final Employees employees;
    private final AdminAudit audit;

    public CompanyPage(
            AccountRegistry registry,
            CompanyDeletion deletion,
            StoredProvisioningSwitch provisioning,
            Employees employees,
            AdminAudit audit) {
        this.registry = registry;
        this.deletion = deletion;
        this.provisioning = provisioning;
        this.employees = employees;
        this.audit = audit;
    }

    /** @param problem the reason why the last attempt failed */
    public record Deletion(Company company, int employees, Optional<String> problem) {}

    public record Model(Company company, Optional<String> problem) {

        /** Returns true if the company can be deleted. The first company stays. */
        public boolean deletable() {
            return !company.id().equals(AccountRegistry.FIRST_COMPANY.id());
        }
    }

    @GET
    @Path(Links.SETTINGS)
    public PageResult get(@BeanParam PageRequest request) {
        return PageResult.page(
                "companies/settings", "Company settings", new Model(request.company(), Optional.empty()));
    }

    @POST
    @Path(Links.SETTINGS)
    public Response post(@BeanParam PageRequest request, @FormParam("name") @DefaultValue("") String entered) {
        Company company = request.company();
        String name = entered.strip();
        try {
            registry.renameCompany(company.id(), name);
            audit.record(
                    request, AdminAction.COMPANY_RENAMED.of(company.id(), name).changing("name", company.name(), name));
            return PageResult.redirect(request.links().to(Links.SETTINGS, company), FlashMessage.COMPANY_RENAMED);
        } catch (IllegalArgumentException e) {
            Model model = new Model(company, Optional.ofNullable(e.getMessage()));
            return PageResult.page("companies/settings", "Company settings", model)
                    .withStatus(422);
        }
    }

    @GET
    @Path(Links.COMPANY + "/delete")
    public PageResult confirmDeletion(@BeanParam PageRequest request) {
        return showDeletion(request, Optional.empty());
    }

    @POST
    @Path(Links.COMPANY + "/delete")
    public Response delete(@BeanParam PageRequest request, @FormParam("name") @DefaultValue("") String name) {
        Company company = deletable(request);
        if (!name.strip().equals(company.name())) {
            return showDeletion(request, Optional.of("That is not the name of the company. Nothing was deleted."))
                    .withStatus(422);
        }
        if (provisioning.of(company.tenant()) == State.ENABLED) {
            return showDeletion(
                            request, Optional.of("Disable its provisioning first, so that nothing arrives meanwhile."))
                    .withStatus(409);
        }
        deletion.delete(company);
        audit.recordForOperators(request, AdminAction.COMPANY_DELETED.of(company.id(), company.name()));
        return PageResult.redirect(request.links().to(Links.COMPANIES), FlashMessage.COMPANY_DELETED);
    }

    private PageResult showDeletion(PageRequest request, Optional<String> problem) {
        Company company = deletable(request);
        int all = employees.count(request, Optional.empty());
        return PageResult.page("companies/delete", "Delete a company", new Deletion(company, all, problem));
    }

    private static Company deletable(PageRequest request) {
        Company company = request.company();
        if (company.id().equals(AccountRegistry.FIRST_COMPANY.id())) {
            throw new PageException(
                    409, "The first company cannot be deleted: the token that the server is started with is its own.");
        }
        return company;
    }
}
