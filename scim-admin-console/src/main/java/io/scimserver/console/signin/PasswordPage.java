package io.scimserver.console.signin;

import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.accounts.StoredAdministrator;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
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
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Page on which administrators change their own password; all their sessions end, and a new one begins here. */
@Path("/")
public final class PasswordPage {

    private final AccountRegistry registry;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final Sessions sessions;
    private final AdminAudit audit;

    public PasswordPage(
            AccountRegistry registry, Passwords passwords, PasswordCheck check, Sessions sessions, AdminAudit audit) {
        this.registry = registry;
        this.passwords = passwords;
        this.check = check;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** @param problem the reason why the last attempt failed */
    public record Model(Optional<String> problem, int minLength, int maxLength) {}

    @GET
    @Path(Links.PASSWORD)
    public PageResult get() {
        return show(Optional.empty());
    }

    @POST
    @Path(Links.PASSWORD)
    public Response post(
            @BeanParam PageRequest request,
            @FormParam("old") @DefaultValue("") String old,
            @FormParam("new") @DefaultValue("") String chosen,
            @FormParam("again") @DefaultValue("") String again) {
        StoredAdministrator administrator =
                registry.administrator(request.administrator().name()).orElseThrow(PageException::notFound);
        Optional<String> problem = PasswordRules.problemWith(chosen)
                .or(() -> chosen.equals(again)
                        ? Optional.empty()
                        : Optional.of("The two new passwords are not the same."))
                .or(() -> problemWithOld(
                        administrator.name(), old, request.visitor().address()));
        if (problem.isPresent()) {
            return show(problem).withStatus(422);
        }
        registry.changePassword(administrator.name(), passwords.hash(chosen));
        sessions.endAll(administrator.name());
        audit.record(request, AdminAction.PASSWORD_CHANGED.of(administrator.name(), administrator.name()));
        return sessions.begin(administrator.name())
                .redirect(FlashMessage.PASSWORD_CHANGED.on(request.links().to(Links.PASSWORD)));
    }

    private Optional<String> problemWithOld(String name, String old, String address) {
        return switch (check.ofSignedIn(name, old, address).outcome()) {
            case RIGHT -> Optional.empty();
            case WRONG, IMPOSSIBLE -> Optional.of("The present password is wrong.");
            case TOO_MANY_ATTEMPTS -> Optional.of("Too many attempts. Try again in a few minutes.");
            case BUSY -> Optional.of("The server is busy. Try again.");
        };
    }

    private static PageResult show(Optional<String> problem) {
        return PageResult.page(
                "accounts/password", "Password", new Model(problem, Passwords.MIN_LENGTH, Passwords.MAX_LENGTH));
    }
}
