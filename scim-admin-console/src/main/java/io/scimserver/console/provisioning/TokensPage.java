package io.scimserver.console.provisioning;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenUse;
import io.scimserver.console.accounts.Company;
import io.scimserver.console.page.Links;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.tenant.Access;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The company's tokens, without their secrets; those that work come first. */
public final class TokensPage implements Page {

    private final TokenService tokens;
    private final Clock clock;

    TokensPage(TokenService tokens, Clock clock) {
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

    @Override
    public Reply get(Visit visit) {
        Company company = visit.company();
        Instant now = clock.instant();
        List<Row> rows = tokens.list(company.tenant()).stream()
                .map(token -> row(company, token, now))
                .sorted(Comparator.comparing((Row row) -> !row.valid()))
                .toList();
        return Reply.page("provisioning/tokens", "Tokens", new Model(company, rows));
    }

    private static Row row(Company company, StoredToken token, Instant now) {
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
                Links.tokens(company) + "/" + Links.encode(token.id()) + "/revoke");
    }

    private static String state(StoredToken token, boolean valid, boolean soon) {
        if (valid) {
            return soon ? "Expires soon" : "Valid";
        }
        return token.revoked().isPresent() ? "Revoked" : "Expired";
    }
}
