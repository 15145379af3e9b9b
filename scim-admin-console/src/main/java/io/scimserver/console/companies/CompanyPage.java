package io.scimserver.console.companies;

import io.scimserver.console.access.Company;
import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.OperatorsOnly;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Renames a company. */
@Path(Links.SETTINGS)
@OperatorsOnly
public final class CompanyPage {

    private final AccountRegistry registry;
    private final AdminAudit audit;

    public CompanyPage(AccountRegistry registry, AdminAudit audit) {
        this.registry = registry;
        this.audit = audit;
    }

    public record Model(Company company, Optional<String> problem) {

        /** The first company stays. */
        public boolean deletable() {
            return !company.id().equals(AccountRegistry.FIRST_COMPANY.id());
        }
    }

    @GET
    public PageResult get(@BeanParam PageRequest request) {
        return PageResult.page(
                "companies/settings", "Company settings", new Model(request.company(), Optional.empty()));
    }

    @POST
    public Response post(@BeanParam PageRequest request, @FormParam("name") @DefaultValue("") String entered) {
        Company company = request.company();
        String name = entered.strip();
        try {
            registry.renameCompany(company.id(), name);
            audit.record(
                    request, AdminAction.COMPANY_RENAMED.of(company.id(), name).changing("name", company.name(), name));
            return PageResult.redirect(request.links().settings(company), FlashMessage.COMPANY_RENAMED);
        } catch (IllegalArgumentException e) {
            Model model = new Model(company, Optional.ofNullable(e.getMessage()));
            return PageResult.page("companies/settings", "Company settings", model)
                    .withStatus(422);
        }
    }
}
