package io.scimserver.console.companies;

import io.scimserver.console.accounts.Company;
import io.scimserver.console.accounts.Directory;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import java.util.List;

/** Leads to where the visitor's work is: their company, or the list of companies. */
final class HomePage implements Page {

    private final Directory directory;

    HomePage(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Reply get(Visit visit) {
        List<Company> mine = directory.companies().stream()
                .filter(visit.administrator()::mayEnter)
                .toList();
        return Reply.redirect(mine.size() == 1 ? Links.company(mine.get(0)) : Links.COMPANIES);
    }
}
