package io.scimserver.console.activity;

import io.scimserver.activity.ActivityStore;
import io.scimserver.activity.attention.Attention;
import io.scimserver.console.access.Company;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Page that asks for the person whom the activity log is to forget, shows the names under which it knows them, and
 * forgets them.
 */
@Path("/")
public final class ForgetPersonPage {

    private final ActivityStore store;
    private final Optional<Attention> attention;
    private final AdminAudit audit;

    public ForgetPersonPage(ActivityStore store, Optional<Attention> attention, AdminAudit audit) {
        this.store = store;
        this.attention = attention;
        this.audit = audit;
    }

    /** @param person the person whom the log would forget; empty before somebody was named */
    public record Model(Company company, String user, Optional<PersonInLog> person) {}

    @GET
    @Path(Links.ACTIVITY + "/forget")
    public PageResult get(@BeanParam PageRequest request, @QueryParam("user") Optional<String> user) {
        Model model = new Model(
                request.company(),
                user.orElse(""),
                user.map(given -> PersonInLog.find(store, request.company().tenant(), given)));
        return PageResult.page("activity/forget", "Forget a person", model);
    }

    @POST
    @Path(Links.ACTIVITY + "/forget")
    public Response post(@BeanParam PageRequest request, @FormParam("user") Optional<String> given) {
        String user = given.orElseThrow(() -> new PageException(400, "The form does not say whom to forget."));
        Company company = request.company();
        PersonInLog person = PersonInLog.find(store, company.tenant(), user);
        person.erase(store, company.tenant());
        attention.ifPresent(list -> {
            person.eraseFrom(list, company.tenant());
            list.forget(company.tenant(), Optional.of(user), Optional.of(user));
        });
        audit.record(request, AdminAction.ACTIVITY_ERASED.ofTheCompany());
        return PageResult.redirect(request.links().to(Links.ACTIVITY, company), FlashMessage.PERSON_FORGOTTEN);
    }
}
