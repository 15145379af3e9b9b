package io.scimserver.console.groups;

import io.scimserver.TenantGroups;
import io.scimserver.console.access.Company;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminActionRecord;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.employees.CompanyGroups;
import io.scimserver.console.employees.Employee;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.provisioning.StoredGroupSettings;
import io.scimserver.store.Member;
import io.scimserver.store.MemberPage;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Page of one group: its members, a page at a time, and the role that it gives them. */
@Path("/")
public final class GroupPage {

    private static final int PAGE_SIZE = 50;

    private final CompanyGroups groups;
    private final Employees employees;
    private final AdminAudit audit;

    public GroupPage(CompanyGroups groups, Employees employees, AdminAudit audit) {
        this.groups = groups;
        this.employees = employees;
        this.audit = audit;
    }

    /**
     * Member as the page shows it.
     *
     * @param kind employee or group, or a note that nobody is there
     * @param target its own page; empty if nobody is there
     */
    public record MemberRow(String name, String kind, Optional<String> target) {}

    /**
     * @param isOn true if the identity provider may send groups
     * @param role the role that the group gives; empty if it gives none
     * @param hasRoles true if an administrator can set the role here
     * @param next the next page of the members
     */
    public record Model(
            Company company,
            StoredUser group,
            String name,
            String externalId,
            boolean isOn,
            String role,
            boolean hasRoles,
            String created,
            String lastModified,
            int total,
            List<MemberRow> members,
            boolean isFirst,
            Optional<String> next) {}

    static String nameOf(StoredUser group) {
        return group.attributes().member("displayName").asText();
    }

    @GET
    @Path(Links.GROUP)
    public PageResult get(
            @BeanParam PageRequest request,
            @PathParam("id") String id,
            @QueryParam("from") @DefaultValue("") String position) {
        TenantGroups all = groups.existing(request);
        StoredUser group = existing(all, id);
        MemberPage page = all.members(group.id(), position, PAGE_SIZE);
        Model model = new Model(
                request.company(),
                group,
                nameOf(group),
                group.attributes().member("externalId").asText(),
                all.isOn(),
                groups.roleOf(request.company(), group.id()).orElse(""),
                groups.settings().isPresent(),
                Texts.time(group.created()),
                Texts.time(group.lastModified()),
                page.total(),
                page.members().stream().map(member -> row(request, all, member)).toList(),
                position.isEmpty(),
                page.nextPosition().map(next -> here(request, group) + "?from=" + Links.encode(next)));
        return PageResult.page("groups/group", model.name(), model);
    }

    private MemberRow row(PageRequest request, TenantGroups all, Member member) {
        return member.kind() == Member.Kind.GROUP
                ? all.find(member.id())
                        .map(group -> new MemberRow(nameOf(group), "group", Optional.of(here(request, group))))
                        .orElseGet(() -> missing(member))
                : employees
                        .find(request, member.id())
                        .map(employee ->
                                new MemberRow(employee.name(), "employee", Optional.of(here(request, employee))))
                        .orElseGet(() -> missing(member));
    }

    private static MemberRow missing(Member member) {
        return new MemberRow(member.id(), "not here", Optional.empty());
    }

    private static String here(PageRequest request, StoredUser group) {
        return request.links().to(Links.GROUP, request.company(), group.id());
    }

    private static String here(PageRequest request, Employee employee) {
        return request.links()
                .to(Links.EMPLOYEE, request.company(), employee.user().id());
    }

    @POST
    @Path(Links.GROUP)
    public Response setRole(
            @BeanParam PageRequest request,
            @PathParam("id") String id,
            @FormParam("role") @DefaultValue("") String role) {
        StoredUser group = existing(groups.existing(request), id);
        StoredGroupSettings settings = groups.settings().orElseThrow(PageException::notFound);
        String before = groups.roleOf(request.company(), group.id()).orElse("");
        boolean isSet = !role.isBlank();
        change(settings, request.company().tenant(), group.id(), role);
        AdminAction action = isSet ? AdminAction.GROUP_ROLE_SET : AdminAction.GROUP_ROLE_REMOVED;
        AdminActionRecord done = action.of(group.id(), nameOf(group)).changing("role", before, role.strip());
        audit.record(request, done);
        return PageResult.redirect(
                here(request, group), isSet ? FlashMessage.GROUP_ROLE_SET : FlashMessage.GROUP_ROLE_REMOVED);
    }

    private static void change(StoredGroupSettings settings, Tenant tenant, String id, String role) {
        try {
            if (role.isBlank()) {
                settings.removeRole(tenant, id);
            } else {
                settings.setRole(tenant, id, role);
            }
        } catch (IllegalArgumentException e) {
            throw new PageException(400, Texts.sentence(e));
        }
    }

    private static StoredUser existing(TenantGroups all, String id) {
        return all.find(id).orElseThrow(PageException::notFound);
    }
}
