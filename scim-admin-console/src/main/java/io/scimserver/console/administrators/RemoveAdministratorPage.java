package io.scimserver.console.administrators;

import io.scimserver.console.accounts.Directory;
import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.page.Links;
import io.scimserver.console.signin.Sessions;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;

/** Takes an administrator's access away. Nobody removes themselves, so that nobody does it by accident. */
final class RemoveAdministratorPage implements Page {

    private final Directory directory;
    private final Sessions sessions;
    private final Acts acts;

    RemoveAdministratorPage(Directory directory, Sessions sessions, Acts acts) {
        this.directory = directory;
        this.sessions = sessions;
        this.acts = acts;
    }

    @Override
    public Reply get(Visit visit) {
        String name = existing(visit);
        return new Confirmation(
                        "“" + name + "” will be signed out everywhere and can no longer sign in.",
                        "Remove " + name,
                        "yes",
                        Links.administrators(visit.company()))
                .asPage("Remove an administrator");
    }

    @Override
    public Reply post(Visit visit) {
        String name = existing(visit);
        if (name.equals(visit.administrator().name())) {
            throw new PageException(409, "You cannot remove yourself; another administrator can.");
        }
        directory.removeAdministrator(visit.company(), name);
        sessions.endAll(name);
        acts.record(visit, Act.ADMINISTRATOR_REMOVED.of(name, name));
        return Reply.redirect(Links.administrators(visit.company()), Notice.ADMINISTRATOR_REMOVED);
    }

    private String existing(Visit visit) {
        String name = visit.segment("name");
        return directory.administratorsOf(visit.company()).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(PageException::notFound)
                .name();
    }
}
