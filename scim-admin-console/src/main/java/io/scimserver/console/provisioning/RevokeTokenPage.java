package io.scimserver.console.provisioning;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenService;
import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;

/** Asks, then makes a token useless. */
final class RevokeTokenPage implements Page {

    private final TokenService tokens;
    private final Acts acts;

    RevokeTokenPage(TokenService tokens, Acts acts) {
        this.tokens = tokens;
        this.acts = acts;
    }

    @Override
    public Reply get(Visit visit) {
        StoredToken token = existing(visit);
        return new Confirmation(
                        "The token “" + token.label() + "” (" + token.hint()
                                + ") will be refused at once and for good. An identity provider that still uses it can no"
                                + " longer provision; enter another one there first.",
                        "Revoke the token",
                        "yes",
                        Links.tokens(visit.company()))
                .asPage("Revoke a token");
    }

    @Override
    public Reply post(Visit visit) {
        StoredToken token = existing(visit);
        if (!tokens.revoke(visit.company().tenant(), token.id())) {
            throw PageException.notFound();
        }
        acts.record(visit, Act.TOKEN_REVOKED.of(token.id(), token.label()));
        return Reply.redirect(Links.tokens(visit.company()), Notice.TOKEN_REVOKED);
    }

    private StoredToken existing(Visit visit) {
        String id = visit.segment("id");
        return tokens.list(visit.company().tenant()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(PageException::notFound);
    }
}
