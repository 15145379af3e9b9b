package io.scimserver.example.admin.pages.accounts;

import io.scimserver.example.admin.acts.Act;
import io.scimserver.example.admin.acts.Acts;
import io.scimserver.example.admin.directory.Directory;
import io.scimserver.example.admin.pages.Confirmation;
import io.scimserver.example.admin.pages.Links;
import io.scimserver.example.admin.signin.Sessions;
import io.scimserver.example.admin.web.Notice;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.PageException;
import io.scimserver.example.admin.web.Reply;
import io.scimserver.example.admin.web.Visit;

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
