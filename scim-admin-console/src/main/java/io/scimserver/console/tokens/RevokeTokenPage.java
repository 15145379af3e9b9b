package io.scimserver.console.tokens;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenService;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.page.Confirmation;
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

/** Asks, then makes a token useless. */
@Path(Links.TOKENS + "/{id}/revoke")
public final class RevokeTokenPage {

    private final TokenService tokens;
    private final AdminAudit audit;

    public RevokeTokenPage(TokenService tokens, AdminAudit audit) {
        this.tokens = tokens;
        this.audit = audit;
    }

    @GET
    public PageResult get(@BeanParam PageRequest request, @PathParam("id") String id) {
        StoredToken token = existing(request, id);
        return new Confirmation(
                        "The token “" + token.label() + "” (" + token.hint()
                                + ") will be refused at once and for good. An identity provider that still uses it can no"
                                + " longer provision; enter another one there first.",
                        "Revoke the token",
                        "yes",
                        request.links().tokens(request.company()))
                .asPage("Revoke a token");
    }

    @POST
    public Response post(@BeanParam PageRequest request, @PathParam("id") String id) {
        StoredToken token = existing(request, id);
        if (!tokens.revoke(request.company().tenant(), token.id())) {
            throw PageException.notFound();
        }
        audit.record(request, AdminAction.TOKEN_REVOKED.of(token.id(), token.label()));
        return PageResult.redirect(request.links().tokens(request.company()), FlashMessage.TOKEN_REVOKED);
    }

    private StoredToken existing(PageRequest request, String id) {
        return tokens.list(request.company().tenant()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(PageException::notFound);
    }
}
