package io.scimserver.console.groups;

import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.TenantGroups;
import io.scimserver.UserSearch;
import io.scimserver.console.access.Company;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.employees.CompanyGroups;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.console.web.WholeNumber;
import io.scimserver.provisioning.StoredGroupSettings;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Page that lists the groups of a company, searched by name, a page at a time; it switches them on and off. */
@Path("/")
public final class GroupsPage {

    private static final int PAGE_SIZE = 25;
    private static final int LAST_PAGE = 1_000_000;

    private final CompanyGroups groups;
    private final AdminAudit audit;

    public GroupsPage(CompanyGroups groups, AdminAudit audit) {
        this.groups = groups;
        this.audit = audit;
    }

    /**
     * @param members the number of members
     * @param role the role that the group gives; empty if it gives none
     */
    public record Row(String name, String target, int members, String role, String lastModified) {}

    /**
     * @param isOffered false: this server has no groups
     * @param isOn true if the identity provider may send groups
     * @param isSwitched true if an administrator can switch them here
     * @param position such as "26 to 50 of 80"
     */
    public record Model(
            Company company,
            boolean isOffered,
            boolean isOn,
            boolean isSwitched,
            List<Row> rows,
            String position,
            String search,
            Optional<String> previous,
            Optional<String> next) {}

    @GET
    @Path(Links.GROUPS)
    public PageResult get(
            @BeanParam PageRequest request,
            @QueryParam("search") Optional<String> search,
            @QueryParam("page") Optional<String> number) {
        Model model = groups.of(request)
                .map(all -> list(request, all, search.orElse(""), WholeNumber.of(number, 1, 1, LAST_PAGE)))
                .orElseGet(() -> notOffered(request.company()));
        return PageResult.page("groups/list", "Groups", model);
    }

    private static Model notOffered(Company company) {
        return new Model(company, false, false, false, List.of(), "", "", Optional.empty(), Optional.empty());
    }

    private Model list(PageRequest request, TenantGroups all, String search, int page) {
        int first = (page - 1) * PAGE_SIZE + 1;
        UserSearch sorted = UserSearch.ALL.sortedBy("displayName").page(first, PAGE_SIZE);
        UserPage found =
                all.search(search.isEmpty() ? sorted : sorted.matching("displayName co " + TextNode.valueOf(search)));
        int last = first + found.users().size() - 1;
        Company company = request.company();
        String here = request.links().to(Links.GROUPS, company) + "?search=" + Links.encode(search) + "&page=";
        return new Model(
                company,
                true,
                all.isOn(),
                groups.settings().isPresent(),
                found.users().stream().map(group -> row(request, all, group)).toList(),
                first + " to " + last + " of " + found.totalResults(),
                search,
                page > 1 ? Optional.of(here + (page - 1)) : Optional.empty(),
                last < found.totalResults() ? Optional.of(here + (page + 1)) : Optional.empty());
    }

    private Row row(PageRequest request, TenantGroups all, StoredUser group) {
        Company company = request.company();
        return new Row(
                GroupPage.nameOf(group),
                request.links().to(Links.GROUP, company, group.id()),
                all.members(group.id(), "", 0).total(),
                groups.roleOf(company, group.id()).orElse(""),
                Texts.time(group.lastModified()));
    }

    @GET
    @Path(Links.GROUPS_SWITCH)
    public PageResult confirm(@BeanParam PageRequest request, @PathParam("state") String state) {
        settings();
        String back = request.links().to(Links.GROUPS, request.company());
        return switch (state) {
            case "off" ->
                new Confirmation(
                                "From now on the identity provider finds no groups here: its list is empty, every other"
                                        + " request for a group gets 501, and roles by groups end without a message"
                                        + " to the application. All groups and members are kept.",
                                "Switch groups off",
                                "off",
                                back)
                        .asPage("Switch groups off");
            case "on" ->
                new Confirmation(
                                "From now on the identity provider may create, change and delete groups, and see those"
                                        + " that are kept here.",
                                "Switch groups on",
                                "on",
                                back)
                        .asPage("Switch groups on");
            default -> throw PageException.notFound();
        };
    }

    @POST
    @Path(Links.GROUPS_SWITCH)
    public Response change(@BeanParam PageRequest request, @PathParam("state") String state) {
        return switch (state) {
            case "off" -> switchTo(request, false, AdminAction.GROUPS_SWITCHED_OFF, FlashMessage.GROUPS_OFF);
            case "on" -> switchTo(request, true, AdminAction.GROUPS_SWITCHED_ON, FlashMessage.GROUPS_ON);
            default -> throw PageException.notFound();
        };
    }

    private Response switchTo(PageRequest request, boolean isOn, AdminAction action, FlashMessage message) {
        settings().switchTo(request.company().tenant(), isOn);
        audit.record(request, action.ofTheCompany());
        return PageResult.redirect(request.links().to(Links.GROUPS, request.company()), message);
    }

    private StoredGroupSettings settings() {
        return groups.settings().orElseThrow(PageException::notFound);
    }
}
