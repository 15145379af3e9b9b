package io.scimserver.example.admin.pages;

import io.scimserver.example.admin.signin.Sessions;
import io.scimserver.example.admin.web.Notice;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.Reply;
import io.scimserver.example.admin.web.Router;
import io.scimserver.example.admin.web.Visit;
import java.util.Optional;

/** Ends the session. */
public final class SignOutPage implements Page {

    private final Sessions sessions;

    public SignOutPage(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Reply post(Visit visit) {
        sessions.end(visit.visitor().cookie());
        Reply.Redirect signIn = (Reply.Redirect) Reply.redirect(Router.SIGN_IN, Notice.SIGNED_OUT);
        return new Reply.Redirect(signIn.target(), Optional.of(sessions.randomText()));
    }
}
