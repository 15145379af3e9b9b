package io.scimserver.console.companies;

import io.scimserver.console.access.Company;
import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.provisioning.SwitchState;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.OperatorsOnly;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.provisioning.ProvisioningSwitch;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Page that lists all companies, for operators, and adds new ones, whose provisioning is disabled at first. */
@Path("/")
public final class CompaniesPage {

    private final AccountRegistry registry;
    private final StoredProvisioningSwitch provisioning;
    private final AdminAudit audit;

    public CompaniesPage(AccountRegistry registry, StoredProvisioningSwitch provisioning, AdminAudit audit) {
        this.registry = registry;
        this.provisioning = provisioning;
        this.audit = audit;
    }

    public record Row(Company company, SwitchState provisioning) {}

    /**
     * @param managed true if companies are added and renamed here, not by the host application
     * @param name as it was entered
     * @param problem why the last attempt failed
     */
    public record Model(List<Row> companies, boolean managed, String name, Optional<String> problem) {

        static Model of(List<Company> companies, ProvisioningSwitch provisioning) {
            List<Row> rows = companies.stream()
                    .map(company -> new Row(company, SwitchState.of(provisioning.of(company.tenant()))))
                    .toList();
            return new Model(rows, false, "", Optional.empty());
        }

        Model managed(String entered, Optional<String> found) {
            return new Model(companies, true, entered, found);
        }

        PageResult asPage() {
            return PageResult.page("companies/list", "Companies", this);
        }
    }

    @GET
    @Path(Links.COMPANIES)
    @OperatorsOnly
    public PageResult get() {
        return show("", Optional.empty());
    }

    @POST
    @Path(Links.COMPANIES)
    @OperatorsOnly
    public Response post(@BeanParam PageRequest request, @FormParam("name") @DefaultValue("") String name) {
        try {
            Company added = registry.addCompany(name);
            provisioning.set(
                    added.tenant(), State.DISABLED, request.administrator().name());
            audit.record(request, AdminAction.COMPANY_ADDED.of(added.id(), added.name()));
            return PageResult.redirect(request.links().to(Links.ADMINISTRATORS, added), FlashMessage.COMPANY_ADDED);
        } catch (IllegalArgumentException e) {
            return show(name.strip(), Optional.ofNullable(e.getMessage())).withStatus(422);
        }
    }

    private PageResult show(String name, Optional<String> problem) {
        return Model.of(registry.companies(), provisioning)
                .managed(name, problem)
                .asPage();
    }
}
