package io.scimserver.console.companies;

import io.scimserver.console.accounts.Company;
import io.scimserver.console.accounts.Directory;
import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Links;
import io.scimserver.console.provisioning.SwitchState;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import java.util.List;
import java.util.Optional;

/** All companies, for operators; adds new ones, whose provisioning is disabled at first. */
public final class CompaniesPage implements Page {

    private final Directory directory;
    private final StoredProvisioningSwitch provisioning;
    private final Acts acts;

    CompaniesPage(Directory directory, StoredProvisioningSwitch provisioning, Acts acts) {
        this.directory = directory;
        this.provisioning = provisioning;
        this.acts = acts;
    }

    public record Row(Company company, SwitchState provisioning) {}

    public record Model(List<Row> companies, String name, Optional<String> problem) {}

    @Override
    public Reply get(Visit visit) {
        return show("", Optional.empty());
    }

    @Override
    public Reply post(Visit visit) {
        String name = visit.form().find("name").orElse("");
        try {
            Company added = directory.addCompany(name);
            provisioning.set(
                    added.tenant(), State.DISABLED, visit.administrator().name());
            acts.record(visit, Act.COMPANY_ADDED.of(added.id(), added.name()));
            return Reply.redirect(Links.administrators(added), Notice.COMPANY_ADDED);
        } catch (IllegalArgumentException e) {
            return show(name, Optional.ofNullable(e.getMessage())).withStatus(422);
        }
    }

    private Reply.Html show(String name, Optional<String> problem) {
        List<Row> rows = directory.companies().stream()
                .map(company -> new Row(company, SwitchState.of(provisioning.of(company.tenant()))))
                .toList();
        return Reply.page("companies/list", "Companies", new Model(rows, name, problem));
    }
}
