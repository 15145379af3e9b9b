package io.scimserver.example.admin.pages.accounts;

import io.scimserver.example.admin.acts.Act;
import io.scimserver.example.admin.acts.Acts;
import io.scimserver.example.admin.signin.Sessions;
import io.scimserver.example.admin.web.Notice;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.Reply;
import io.scimserver.example.admin.web.Router;
import io.scimserver.example.admin.web.Visit;
import java.util.Optional;

/** Ends the session. */
final class SignOutPage implements Page {

    private final Sessions sessions;
    private final Acts acts;

    SignOutPage(Sessions sessions, Acts acts) {
        this.sessions = sessions;
        this.acts = acts;
    }

    @Override
    public Reply post(Visit visit) {
        sessions.end(visit.visitor().cookie());
        visit.visitor().administrator().ifPresent(by -> acts.recordOf(Optional.of(by), Act.SIGNED_OUT, visit.client()));
        return Reply.redirect(Router.SIGN_IN, Notice.SIGNED_OUT).endingTheSession();
    }
}
