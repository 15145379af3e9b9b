package io.scimserver.console.page;

import io.scimserver.console.web.Shell.Banner;
import io.scimserver.console.web.Shell.NavigationGroup;
import io.scimserver.console.web.Shell.NavigationLink;
import io.scimserver.console.web.Surroundings;
import io.scimserver.console.web.Visit;
import java.util.ArrayList;
import java.util.List;

/** The one place that knows the console's menu and its banners. */
public final class Navigation implements Surroundings {

    private final List<Warnings> warnings;

    /** @param warnings the banners, in their order */
    public Navigation(List<Warnings> warnings) {
        this.warnings = List.copyOf(warnings);
    }

    @Override
    public List<NavigationGroup> navigation(Visit visit) {
        List<NavigationGroup> groups = new ArrayList<>();
        visit.ofCompany().ifPresent(company -> {
            groups.add(new NavigationGroup(
                    "People",
                    List.of(
                            exactly(visit, "Overview", Links.company(company)),
                            below(visit, "Employees", Links.employees(company)),
                            below(visit, "Deleted employees", Links.deleted(company)))));
            groups.add(new NavigationGroup(
                    "Administration",
                    List.of(
                            below(visit, "Integrations", Links.integrations(company)),
                            below(visit, "Administrators", Links.administrators(company)),
                            below(visit, "Audit", Links.audit(company)))));
        });
        if (visit.administrator().isOperator()) {
            groups.add(new NavigationGroup(
                    "Operations",
                    List.of(
                            exactly(visit, "Companies", Links.COMPANIES),
                            below(visit, "Requests of no company", Links.UNASSIGNED_ACTIVITY),
                            exactly(visit, "Operators' audit", Links.OPERATORS_AUDIT))));
        }
        groups.add(new NavigationGroup("Account", List.of(below(visit, "Password", Links.PASSWORD))));
        return groups;
    }

    @Override
    public List<Banner> banners(Visit visit) {
        return visit.ofCompany().stream()
                .flatMap(company -> warnings.stream().flatMap(each -> each.of(company)))
                .toList();
    }

    private static NavigationLink exactly(Visit visit, String text, String target) {
        return new NavigationLink(text, target, visit.path().equals(target));
    }

    private static NavigationLink below(Visit visit, String text, String target) {
        boolean there = visit.path().equals(target) || visit.path().startsWith(target + "/");
        return new NavigationLink(text, target, there);
    }
}
