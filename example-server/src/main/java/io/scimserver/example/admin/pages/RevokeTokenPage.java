package io.scimserver.example.admin.pages;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenService;
import io.scimserver.example.admin.web.Notice;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.PageException;
import io.scimserver.example.admin.web.Reply;
import io.scimserver.example.admin.web.Visit;

/** Asks, then makes a token useless. */
public final class RevokeTokenPage implements Page {

    private final TokenService tokens;

    public RevokeTokenPage(TokenService tokens) {
        this.tokens = tokens;
    }

    @Override
    public Reply get(Visit visit) {
        String id = visit.segment("id");
        StoredToken token = tokens.list(visit.company().tenant()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(PageException::notFound);
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
        if (!tokens.revoke(visit.company().tenant(), visit.segment("id"))) {
            throw PageException.notFound();
        }
        return Reply.redirect(Links.tokens(visit.company()), Notice.TOKEN_REVOKED);
    }
}
