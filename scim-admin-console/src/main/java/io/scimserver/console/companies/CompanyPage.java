package io.scimserver.console.companies;

import io.scimserver.console.accounts.Company;
import io.scimserver.console.accounts.Directory;
import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import java.util.Optional;

/** Renames a company. */
public final class CompanyPage implements Page {

    private final Directory directory;
    private final Acts acts;

    CompanyPage(Directory directory, Acts acts) {
        this.directory = directory;
        this.acts = acts;
    }

    public record Model(Company company, Optional<String> problem) {

        /** The first company stays. */
        public boolean deletable() {
            return !company.id().equals(Directory.FIRST_COMPANY.id());
        }
    }

    @Override
    public Reply get(Visit visit) {
        return Reply.page("companies/settings", "Company settings", new Model(visit.company(), Optional.empty()));
    }

    @Override
    public Reply post(Visit visit) {
        Company company = visit.company();
        try {
            String name = visit.form().find("name").orElse("");
            directory.renameCompany(company.id(), name);
            acts.record(visit, Act.COMPANY_RENAMED.of(company.id(), name).changing("name", company.name(), name));
            return Reply.redirect(Links.settings(company), Notice.COMPANY_RENAMED);
        } catch (IllegalArgumentException e) {
            Model model = new Model(company, Optional.ofNullable(e.getMessage()));
            return Reply.page("companies/settings", "Company settings", model).withStatus(422);
        }
    }
}
