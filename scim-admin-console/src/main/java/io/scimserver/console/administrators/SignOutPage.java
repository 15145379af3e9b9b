package io.scimserver.console.administrators;

import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.signin.Sessions;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Router;
import io.scimserver.console.web.Visit;
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
