package io.scimserver.console.administrators;

import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.accounts.StoredAdministrator;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.signin.PasswordRules;
import io.scimserver.console.signin.Passwords;
import io.scimserver.console.signin.Sessions;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Administrators of a company: adds them, and takes access away. Nobody removes themselves by accident. */
@Path("/")
public final class AdministratorsPage {

    private final AccountRegistry registry;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AdminAudit audit;

    public AdministratorsPage(AccountRegistry registry, Passwords passwords, Sessions sessions, AdminAudit audit) {
        this.registry = registry;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** @param target of the link that removes them */
    public record Row(String name, boolean self, String target) {}

    public record Model(
            List<Row> administrators, String name, Optional<String> problem, int minLength, int maxLength) {}

    @GET
    @Path(Links.ADMINISTRATORS)
    public PageResult get(@BeanParam PageRequest request) {
        return show(request, "", Optional.empty());
    }

    @POST
    @Path(Links.ADMINISTRATORS)
    public Response post(
            @BeanParam PageRequest request,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password) {
        Optional<String> problem =
                PasswordRules.problemWith(password).or(() -> add(request, AccountRegistry.canonical(name), password));
        return problem.isPresent()
                ? show(request, name.strip(), problem).withStatus(422)
                : PageResult.redirect(
                        request.links().to(Links.ADMINISTRATORS, request.company()), FlashMessage.ADMINISTRATOR_ADDED);
    }

    private Optional<String> add(PageRequest request, String name, String password) {
        try {
            registry.addAdministrator(
                    new StoredAdministrator(name, Optional.of(request.company().id()), passwords.hash(password)));
            audit.record(request, AdminAction.ADMINISTRATOR_ADDED.of(name, name));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private PageResult show(PageRequest request, String name, Optional<String> problem) {
        String self = request.administrator().name();
        List<Row> rows = registry.administratorsOf(request.company()).stream()
                .map(each -> new Row(
                        each.name(),
                        each.name().equals(self),
                        request.links().to(Links.ADMINISTRATORS, request.company()) + "/" + Links.encode(each.name())
                                + "/remove"))
                .toList();
        return PageResult.page(
                "accounts/administrators",
                "Administrators",
                new Model(rows, name, problem, Passwords.MIN_LENGTH, Passwords.MAX_LENGTH));
    }

    @GET
    @Path(Links.ADMINISTRATORS + "/{name}/remove")
    public PageResult confirm(@BeanParam PageRequest request, @PathParam("name") String name) {
        checkExists(request, name);
        return new Confirmation(
                        "“" + name + "” will be signed out everywhere and can no longer sign in.",
                        "Remove " + name,
                        "yes",
                        request.links().to(Links.ADMINISTRATORS, request.company()))
                .asPage("Remove an administrator");
    }

    @POST
    @Path(Links.ADMINISTRATORS + "/{name}/remove")
    public Response remove(@BeanParam PageRequest request, @PathParam("name") String name) {
        checkExists(request, name);
        if (name.equals(request.administrator().name())) {
            throw new PageException(409, "You cannot remove yourself; another administrator can.");
        }
        registry.removeAdministrator(request.company(), name);
        sessions.endAll(name);
        audit.record(request, AdminAction.ADMINISTRATOR_REMOVED.of(name, name));
        return PageResult.redirect(
                request.links().to(Links.ADMINISTRATORS, request.company()), FlashMessage.ADMINISTRATOR_REMOVED);
    }

    private void checkExists(PageRequest request, String name) {
        if (registry.administratorsOf(request.company()).stream()
                .noneMatch(each -> each.name().equals(name))) {
            throw PageException.notFound();
        }
    }
}
