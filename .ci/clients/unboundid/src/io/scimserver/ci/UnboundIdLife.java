package io.scimserver.ci;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.bulk.BulkOperation;
import com.unboundid.scim2.common.bulk.BulkOperationResult;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.UserResource;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.client.ClientConfig;

/** Life of an employee through the client of the UnboundID SCIM 2 SDK; lists go by cursor. */
final class UnboundIdLife implements Client {

    private static final String USERS = "Users";
    private static final String DEPARTMENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department";

    private final ScimService service;

    private UnboundIdLife(String url, String token) {
        ClientRequestFilter signIn =
                request -> request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        ClientConfig config = new ClientConfig()
                .connectorProvider(new Apache5ConnectorProvider())
                .register(signIn);
        service = new ScimService(ClientBuilder.newClient(config).target(url));
    }

    public static void main(String[] arguments) {
        Life.live("unboundid", new UnboundIdLife(System.getenv("SCIM_URL"), System.getenv("SCIM_TOKEN")));
    }

    @Override
    public String create(Employee employee) throws ScimException {
        return service.create(USERS, user(employee)).getId();
    }

    @Override
    public Optional<Employee> find(String userName) throws ScimException {
        ListResponse<UserResource> found =
                service.searchRequest(USERS).filter(Filter.eq("userName", userName)).invoke(UserResource.class);
        return found.getResources().stream().map(UnboundIdLife::employee).findFirst();
    }

    @Override
    public Employee read(String id) throws ScimException {
        return employee(service.retrieve(USERS, id, UserResource.class));
    }

    @Override
    public void replace(Employee employee) throws ScimException {
        UserResource user = service.retrieve(USERS, employee.id(), UserResource.class);
        user.getName().setFamilyName(employee.familyName());
        service.replace(user);
    }

    @Override
    public void changeWork(Employee employee) throws ScimException {
        service.modifyRequest(USERS, employee.id())
                .replaceValue("title", employee.title())
                .replaceValue("emails[type eq \"work\"].value", employee.email())
                .replaceValue(DEPARTMENT, employee.department())
                .invoke(UserResource.class);
    }

    @Override
    public void setActive(String id, boolean active) throws ScimException {
        service.modifyRequest(USERS, id).replaceValue("active", active).invoke(UserResource.class);
    }

    @Override
    public List<String> list(int pageSize) throws ScimException {
        List<String> names = new ArrayList<>();
        ListResponse<UserResource> page =
                service.searchRequest(USERS).firstPageCursorWithCount(pageSize).invoke(UserResource.class);
        page.forEach(user -> names.add(user.getUserName()));
        while (page.getNextCursor() != null) {
            page = service.searchRequest(USERS)
                    .pageWithCursor(page.getNextCursor(), pageSize)
                    .invoke(UserResource.class);
            page.forEach(user -> names.add(user.getUserName()));
        }
        return names;
    }

    @Override
    public void delete(String id) throws ScimException {
        service.delete(USERS, id);
    }

    @Override
    public List<String> createMany(List<Employee> employees) throws ScimException {
        List<BulkOperation> posts = new ArrayList<>();
        for (Employee employee : employees) {
            posts.add(BulkOperation.post("/Users", user(employee)).setBulkId("b" + posts.size()));
        }
        return bulk("201", posts).stream()
                .map(result -> result.getLocation().replaceAll(".*/", ""))
                .toList();
    }

    @Override
    public void deactivateMany(List<String> ids) throws ScimException {
        List<BulkOperation> patches = new ArrayList<>();
        for (String id : ids) {
            patches.add(BulkOperation.patch("/Users/" + id, PatchOperation.replace("active", false)));
        }
        bulk("200", patches);
    }

    @Override
    public void deleteMany(List<String> ids) throws ScimException {
        bulk("204", ids.stream().map(id -> BulkOperation.delete("/Users/" + id)).toList());
    }

    private List<BulkOperationResult> bulk(String status, List<BulkOperation> operations) throws ScimException {
        List<BulkOperationResult> results =
                service.bulkRequest().append(operations).invoke().getOperations();
        for (BulkOperationResult result : results) {
            if (!result.getStatus().equals(status)) {
                throw new IllegalStateException(result.toString());
            }
        }
        return results;
    }

    @Override
    public int statusOf(Exception refusal) {
        return refusal instanceof ScimException scim ? scim.getScimError().getStatus() : 0;
    }

    private static UserResource user(Employee employee) {
        UserResource user = new UserResource()
                .setUserName(employee.userName())
                .setName(new Name().setGivenName(employee.givenName()).setFamilyName(employee.familyName()))
                .setTitle(employee.title())
                .setEmails(List.of(new Email().setValue(employee.email()).setType("work").setPrimary(true)))
                .setActive(employee.active());
        user.setExtension(new EnterpriseUserExtension().setDepartment(employee.department()));
        return user;
    }

    private static Employee employee(UserResource user) {
        return new Employee(
                user.getId(),
                user.getUserName(),
                user.getName().getGivenName(),
                user.getName().getFamilyName(),
                user.getTitle(),
                user.getEmails().get(0).getValue(),
                user.getExtension(EnterpriseUserExtension.class).getDepartment(),
                user.getActive());
    }
}
