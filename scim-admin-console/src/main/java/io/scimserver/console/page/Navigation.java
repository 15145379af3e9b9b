package io.scimserver.console.page;

import io.scimserver.console.access.Company;
import io.scimserver.console.layout.Layout.Banner;
import io.scimserver.console.layout.Layout.NavigationGroup;
import io.scimserver.console.layout.Layout.NavigationLink;
import io.scimserver.console.layout.LayoutContent;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import java.util.ArrayList;
import java.util.List;

/** Menu and banners of the console: the one place that knows them. */
public final class Navigation implements LayoutContent {

    private final List<Warnings> warnings;
    private final boolean hasOwnSignIn;

    /**
     * @param warnings the banners, in their order
     * @param hasOwnSignIn true if administrators and their passwords are kept here, not by the host application
     */
    public Navigation(List<Warnings> warnings, boolean hasOwnSignIn) {
        this.warnings = List.copyOf(warnings);
        this.hasOwnSignIn = hasOwnSignIn;
    }

    @Override
    public List<NavigationGroup> navigation(PageRequest request) {
        Links links = request.links();
        List<NavigationGroup> groups = new ArrayList<>();
        request.ofCompany().ifPresent(company -> {
            groups.add(new NavigationGroup(
                    "People",
                    List.of(
                            exactly(request, "Overview", links.to(Links.COMPANY, company)),
                            below(request, "Needs attention", links.to(Links.ATTENTION, company)),
                            below(request, "Employees", links.to(Links.EMPLOYEES, company)),
                            below(request, "Groups", links.to(Links.GROUPS, company)),
                            below(request, "Deleted employees", links.to(Links.DELETED, company)))));
            groups.add(new NavigationGroup("Administration", administration(request, company)));
        });
        if (request.administrator().isOperator()) {
            groups.add(new NavigationGroup(
                    "Operations",
                    List.of(
                            exactly(request, "Companies", links.to(Links.COMPANIES)),
                            below(request, "Requests of no company", links.to(Links.UNASSIGNED_ACTIVITY)),
                            exactly(request, "Operators' audit", links.to(Links.OPERATORS_AUDIT)))));
        } else if (request.administrator().onlyCompany().isEmpty()) {
            groups.add(new NavigationGroup(
                    "Companies", List.of(exactly(request, "Companies", links.to(Links.COMPANIES)))));
        }
        if (hasOwnSignIn) {
            groups.add(new NavigationGroup("Account", List.of(below(request, "Password", links.to(Links.PASSWORD)))));
        }
        return groups;
    }

    private List<NavigationLink> administration(PageRequest request, Company company) {
        Links links = request.links();
        NavigationLink integrations = below(request, "Integrations", links.to(Links.INTEGRATIONS, company));
        NavigationLink audit = below(request, "Audit", links.to(Links.AUDIT, company));
        return hasOwnSignIn
                ? List.of(
                        integrations, below(request, "Administrators", links.to(Links.ADMINISTRATORS, company)), audit)
                : List.of(integrations, audit);
    }

    @Override
    public List<Banner> banners(PageRequest request) {
        return request.ofCompany().stream()
                .flatMap(company -> warnings.stream().flatMap(each -> each.of(company, request.links())))
                .toList();
    }

    private static NavigationLink exactly(PageRequest request, String text, String target) {
        return new NavigationLink(text, target, request.path().equals(target));
    }

    private static NavigationLink below(PageRequest request, String text, String target) {
        boolean there = request.path().equals(target) || request.path().startsWith(target + "/");
        return new NavigationLink(text, target, there);
    }
}
