package io.scimserver.console.tokens;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenUse;
import io.scimserver.console.access.Company;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.tenant.Access;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The company's tokens, without their secrets; those that work come first; revokes them, after it has asked. */
@Path("/")
public final class TokensPage {

    private final TokenService tokens;
    private final AdminAudit audit;
    private final Clock clock;

    public TokensPage(TokenService tokens, AdminAudit audit, Clock clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** Token, as a page shows it. */
    public record Row(
            StoredToken token,
            boolean valid,
            String state,
            String tone,
            String access,
            String created,
            String expires,
            String lastUsed,
            Optional<String> usedFrom,
            Optional<String> userAgent,
            String revokeTarget) {}

    public record Model(Company company, List<Row> tokens) {}

    @GET
    @Path(Links.TOKENS)
    public PageResult get(@BeanParam PageRequest request) {
        Company company = request.company();
        Instant now = clock.instant();
        List<Row> rows = tokens.list(company.tenant()).stream()
                .map(token -> row(request, token, now))
                .sorted(Comparator.comparing((Row row) -> !row.valid()))
                .toList();
        return PageResult.page("provisioning/tokens", "Tokens", new Model(company, rows));
    }

    private static Row row(PageRequest request, StoredToken token, Instant now) {
        boolean valid = token.isValidAt(now);
        boolean soon = valid && TokenWarnings.endsSoon(token, now);
        return new Row(
                token,
                valid,
                state(token, valid, soon),
                valid ? soon ? "warn" : "good" : "off",
                token.access() == Access.READ_ONLY ? "Read only" : "Read and write",
                Texts.time(token.created()),
                token.expires().map(Texts::time).orElse("never"),
                token.lastUsed().map(use -> Texts.since(use.at(), now)).orElse("never"),
                token.lastUsed().flatMap(TokenUse::address),
                token.lastUsed().flatMap(TokenUse::userAgent),
                request.links().to(Links.TOKENS, request.company()) + "/" + Links.encode(token.id()) + "/revoke");
    }

    private static String state(StoredToken token, boolean valid, boolean soon) {
        if (valid) {
            return soon ? "Expires soon" : "Valid";
        }
        return token.revoked().isPresent() ? "Revoked" : "Expired";
    }

    @GET
    @Path(Links.TOKENS + "/{id}/revoke")
    public PageResult confirm(@BeanParam PageRequest request, @PathParam("id") String id) {
        StoredToken token = existing(request, id);
        return new Confirmation(
                        "The token “" + token.label() + "” (" + token.hint()
                                + ") will be refused at once and for good. An identity provider that still uses it can no"
                                + " longer provision; enter another one there first.",
                        "Revoke the token",
                        "yes",
                        request.links().to(Links.TOKENS, request.company()))
                .asPage("Revoke a token");
    }

    @POST
    @Path(Links.TOKENS + "/{id}/revoke")
    public Response revoke(@BeanParam PageRequest request, @PathParam("id") String id) {
        StoredToken token = existing(request, id);
        if (!tokens.revoke(request.company().tenant(), token.id())) {
            throw PageException.notFound();
        }
        audit.record(request, AdminAction.TOKEN_REVOKED.of(token.id(), token.label()));
        return PageResult.redirect(request.links().to(Links.TOKENS, request.company()), FlashMessage.TOKEN_REVOKED);
    }

    private StoredToken existing(PageRequest request, String id) {
        return tokens.list(request.company().tenant()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(PageException::notFound);
    }
}
