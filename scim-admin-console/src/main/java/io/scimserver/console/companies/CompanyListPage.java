package io.scimserver.console.companies;

import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.provisioning.ProvisioningSwitch;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The companies of the visitor, where the host application keeps them. */
@Path("/")
public final class CompanyListPage {

    private final ProvisioningSwitch provisioning;

    public CompanyListPage(ProvisioningSwitch provisioning) {
        this.provisioning = provisioning;
    }

    @GET
    @Path(Links.COMPANIES)
    public PageResult get(@BeanParam PageRequest request) {
        return CompaniesPage.Model.of(request.administrator().companies(), provisioning)
                .asPage();
    }
}
