package io.scimserver.console.signin;

import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.web.ConsoleCookie;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Ends the session. */
@Path(Links.SIGN_OUT)
public final class SignOutPage {

    private final AccountRegistry registry;
    private final Sessions sessions;
    private final AdminAudit audit;

    public SignOutPage(AccountRegistry registry, Sessions sessions, AdminAudit audit) {
        this.registry = registry;
        this.sessions = sessions;
        this.audit = audit;
    }

    @POST
    public Response post(@BeanParam PageRequest request) {
        sessions.end(request.visitor().cookie().value());
        request.visitor()
                .administrator()
                .flatMap(by -> registry.administrator(by.name()))
                .ifPresent(by -> audit.recordOf(
                        Optional.of(by),
                        AdminAction.SIGNED_OUT,
                        request.visitor().address()));
        return new ConsoleCookie(ConsoleCookie.Kind.SESSION, "")
                .redirect(FlashMessage.SIGNED_OUT.on(request.links().signIn()));
    }
}
