package io.scimserver.console.tokens;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenUse;
import io.scimserver.console.access.Company;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.tenant.Access;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The company's tokens, without their secrets; those that work come first. */
@Path(Links.TOKENS)
public final class TokensPage {

    private final TokenService tokens;
    private final Clock clock;

    public TokensPage(TokenService tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A token, for the eye. */
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
                request.links().tokens(request.company()) + "/" + Links.encode(token.id()) + "/revoke");
    }

    private static String state(StoredToken token, boolean valid, boolean soon) {
        if (valid) {
            return soon ? "Expires soon" : "Valid";
        }
        return token.revoked().isPresent() ? "Revoked" : "Expired";
    }
}
