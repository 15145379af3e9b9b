package io.scimserver.console.companies;

import io.scimserver.console.accounts.Company;
import io.scimserver.console.accounts.Directory;
import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import java.util.Optional;

/** Deletes a company and all that is kept of it, once its name was typed. */
public final class DeleteCompanyPage implements Page {

    private final CompanyDeletion deletion;
    private final StoredProvisioningSwitch provisioning;
    private final Employees employees;
    private final Acts acts;

    DeleteCompanyPage(CompanyDeletion deletion, StoredProvisioningSwitch provisioning, Employees employees, Acts acts) {
        this.deletion = deletion;
        this.provisioning = provisioning;
        this.employees = employees;
        this.acts = acts;
    }

    /** @param problem why the last attempt failed */
    public record Model(Company company, int employees, Optional<String> problem) {}

    @Override
    public Reply get(Visit visit) {
        return show(visit, Optional.empty());
    }

    @Override
    public Reply post(Visit visit) {
        Company company = deletable(visit);
        if (!visit.form().find("name").equals(Optional.of(company.name()))) {
            return show(visit, Optional.of("That is not the name of the company. Nothing was deleted."))
                    .withStatus(422);
        }
        if (provisioning.of(company.tenant()) == State.ENABLED) {
            return show(visit, Optional.of("Disable its provisioning first, so that nothing arrives meanwhile."))
                    .withStatus(409);
        }
        deletion.delete(company);
        acts.recordForOperators(visit, Act.COMPANY_DELETED.of(company.id(), company.name()));
        return Reply.redirect(Links.COMPANIES, Notice.COMPANY_DELETED);
    }

    private Reply.Html show(Visit visit, Optional<String> problem) {
        Company company = deletable(visit);
        int all = employees.count(visit, Optional.empty());
        return Reply.page("companies/delete", "Delete a company", new Model(company, all, problem));
    }

    private static Company deletable(Visit visit) {
        Company company = visit.company();
        if (company.id().equals(Directory.FIRST_COMPANY.id())) {
            throw new PageException(
                    409, "The first company cannot be deleted: the token that the server is started with is its own.");
        }
        return company;
    }
}
