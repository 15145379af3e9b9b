package io.scimserver.console.administrators;

import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.signin.Sessions;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Takes an administrator's access away. Nobody removes themselves, so that nobody does it by accident. */
@Path(Links.ADMINISTRATORS + "/{name}/remove")
public final class RemoveAdministratorPage {

    private final AccountRegistry registry;
    private final Sessions sessions;
    private final AdminAudit audit;

    public RemoveAdministratorPage(AccountRegistry registry, Sessions sessions, AdminAudit audit) {
        this.registry = registry;
        this.sessions = sessions;
        this.audit = audit;
    }

    @GET
    public PageResult get(@BeanParam PageRequest request, @PathParam("name") String name) {
        checkExists(request, name);
        return new Confirmation(
                        "“" + name + "” will be signed out everywhere and can no longer sign in.",
                        "Remove " + name,
                        "yes",
                        request.links().administrators(request.company()))
                .asPage("Remove an administrator");
    }

    @POST
    public Response post(@BeanParam PageRequest request, @PathParam("name") String name) {
        checkExists(request, name);
        if (name.equals(request.administrator().name())) {
            throw new PageException(409, "You cannot remove yourself; another administrator can.");
        }
        registry.removeAdministrator(request.company(), name);
        sessions.endAll(name);
        audit.record(request, AdminAction.ADMINISTRATOR_REMOVED.of(name, name));
        return PageResult.redirect(
                request.links().administrators(request.company()), FlashMessage.ADMINISTRATOR_REMOVED);
    }

    private void checkExists(PageRequest request, String name) {
        if (registry.administratorsOf(request.company()).stream()
                .noneMatch(each -> each.name().equals(name))) {
            throw PageException.notFound();
        }
    }
}
