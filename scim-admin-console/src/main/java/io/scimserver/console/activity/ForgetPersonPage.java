package io.scimserver.console.activity;

import io.scimserver.console.accounts.Company;
import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.provisioning.ActivityStore;
import java.util.Optional;

/** Asks whom the activity log is to forget, shows under which names it knows them, and forgets them. */
public final class ForgetPersonPage implements Page {

    private final ActivityStore store;
    private final Acts acts;

    ForgetPersonPage(ActivityStore store, Acts acts) {
        this.store = store;
        this.acts = acts;
    }

    /** @param person whom the log would forget; empty before somebody was named */
    public record Model(Company company, String user, Optional<PersonInLog> person) {}

    @Override
    public Reply get(Visit visit) {
        Optional<String> user = visit.query().find("user");
        Model model = new Model(
                visit.company(),
                user.orElse(""),
                user.map(given -> PersonInLog.find(store, visit.company().tenant(), given)));
        return Reply.page("activity/forget", "Forget a person", model);
    }

    @Override
    public Reply post(Visit visit) {
        String user = visit.form()
                .find("user")
                .orElseThrow(() -> new PageException(400, "The form does not say whom to forget."));
        Company company = visit.company();
        PersonInLog.find(store, company.tenant(), user).erase(store, company.tenant());
        acts.record(visit, Act.ACTIVITY_ERASED.ofTheCompany());
        return Reply.redirect(Links.activity(company), Notice.PERSON_FORGOTTEN);
    }
}
