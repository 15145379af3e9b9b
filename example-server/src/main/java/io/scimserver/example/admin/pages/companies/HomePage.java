package io.scimserver.example.admin.pages.companies;

import io.scimserver.example.admin.directory.Company;
import io.scimserver.example.admin.directory.Directory;
import io.scimserver.example.admin.pages.Links;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.Reply;
import io.scimserver.example.admin.web.Visit;
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
