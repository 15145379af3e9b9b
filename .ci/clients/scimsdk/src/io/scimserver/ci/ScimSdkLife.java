package io.scimserver.ci;

import com.fasterxml.jackson.databind.node.BooleanNode;
import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.builder.BulkBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.EndpointPaths;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.request.PatchOpRequest;
import de.captaingoldfish.scim.sdk.common.request.PatchRequestOperation;
import de.captaingoldfish.scim.sdk.common.resources.EnterpriseUser;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.base.ScimObjectNode;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.response.BulkResponse;
import de.captaingoldfish.scim.sdk.common.response.BulkResponseOperation;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Life of an employee through SCIM-SDK's client; finds by GET and lists by {@code POST /Users/.search}. */
final class ScimSdkLife implements Client {

    private static final String USERS = EndpointPaths.USERS;
    private static final String DEPARTMENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department";

    private final ScimRequestBuilder requests;

    private ScimSdkLife(String url, String token) {
        ScimClientConfig config = ScimClientConfig.builder()
                .httpHeaders(Map.of("Authorization", "Bearer " + token))
                .build();
        requests = new ScimRequestBuilder(url, config);
    }

    public static void main(String[] arguments) {
        Life.live("scimsdk", new ScimSdkLife(System.getenv("SCIM_URL"), System.getenv("SCIM_TOKEN")));
    }

    @Override
    public String create(Employee employee) {
        return resource(requests.create(User.class, USERS).setResource(user(employee)).sendRequest())
                .getId()
                .orElseThrow();
    }

    @Override
    public Optional<Employee> find(String userName) {
        ListResponse<User> found = resource(requests.list(User.class, USERS)
                .filter("userName", Comparator.EQ, userName)
                .build()
                .get()
                .sendRequest());
        return found.getListedResources().stream().map(ScimSdkLife::employee).findFirst();
    }

    @Override
    public Employee read(String id) {
        return employee(resource(requests.get(User.class, USERS, id).sendRequest()));
    }

    @Override
    public void replace(Employee employee) {
        resource(requests.update(User.class, USERS, employee.id()).setResource(user(employee)).sendRequest());
    }

    @Override
    public void changeWork(Employee employee) {
        resource(requests.patch(User.class, USERS, employee.id())
                .addOperation()
                .op(PatchOp.REPLACE)
                .path("title")
                .value(employee.title())
                .next()
                .op(PatchOp.REPLACE)
                .path("emails[type eq \"work\"].value")
                .value(employee.email())
                .next()
                .op(PatchOp.REPLACE)
                .path(DEPARTMENT)
                .value(employee.department())
                .build()
                .sendRequest());
    }

    @Override
    public void setActive(String id, boolean active) {
        resource(requests.patch(User.class, USERS, id)
                .addOperation()
                .op(PatchOp.REPLACE)
                .path("active")
                .valueNode(BooleanNode.valueOf(active))
                .build()
                .sendRequest());
    }

    @Override
    public List<String> list(int pageSize) {
        List<String> names = new ArrayList<>();
        ListResponse<User> page;
        do {
            page = resource(requests.list(User.class, USERS)
                    .startIndex(names.size() + 1L)
                    .count(pageSize)
                    .post()
                    .sendRequest());
            page.getListedResources().forEach(user -> names.add(user.getUserName().orElseThrow()));
        } while (!page.getListedResources().isEmpty());
        return names;
    }

    @Override
    public void delete(String id) {
        ServerResponse<User> response = requests.delete(User.class, USERS, id).sendRequest();
        if (!response.isSuccess()) {
            throw new Refused(response);
        }
    }

    @Override
    public List<String> createMany(List<Employee> employees) {
        BulkBuilder bulk = requests.bulk();
        for (int i = 0; i < employees.size(); i++) {
            bulk.bulkRequestOperation(USERS)
                    .method(HttpMethod.POST)
                    .bulkId("b" + i)
                    .data(user(employees.get(i)))
                    .next();
        }
        return results(201, bulk).stream()
                .map(result -> result.getLocation().orElseThrow().replaceAll(".*/", ""))
                .toList();
    }

    @Override
    public void deactivateMany(List<String> ids) {
        PatchRequestOperation leave = PatchRequestOperation.builder()
                .op(PatchOp.REPLACE)
                .path("active")
                .valueNode(BooleanNode.FALSE)
                .build();
        BulkBuilder bulk = requests.bulk();
        ids.forEach(id -> bulk.bulkRequestOperation(USERS, id)
                .method(HttpMethod.PATCH)
                .data(new PatchOpRequest(List.of(leave)))
                .next());
        results(200, bulk);
    }

    @Override
    public void deleteMany(List<String> ids) {
        BulkBuilder bulk = requests.bulk();
        ids.forEach(id -> bulk.bulkRequestOperation(USERS, id).method(HttpMethod.DELETE).next());
        results(204, bulk);
    }

    private static List<BulkResponseOperation> results(int status, BulkBuilder bulk) {
        ServerResponse<BulkResponse> response = bulk.sendRequest();
        List<BulkResponseOperation> results = resource(response).getBulkResponseOperations();
        if (!results.stream().allMatch(result -> result.getStatus() == status)) {
            throw new Refused(response);
        }
        return results;
    }

    @Override
    public int statusOf(Exception refusal) {
        return refusal instanceof Refused refused ? refused.status : 0;
    }

    private static <T extends ScimObjectNode> T resource(ServerResponse<T> response) {
        if (!response.isSuccess()) {
            throw new Refused(response);
        }
        return response.getResource();
    }

    private static User user(Employee employee) {
        return User.builder()
                .userName(employee.userName())
                .name(Name.builder().givenName(employee.givenName()).familyName(employee.familyName()).build())
                .title(employee.title())
                .emails(List.of(Email.builder().value(employee.email()).type("work").primary(true).build()))
                .enterpriseUser(EnterpriseUser.builder().department(employee.department()).build())
                .active(employee.active())
                .build();
    }

    private static Employee employee(User user) {
        Name name = user.getName().orElseThrow();
        return new Employee(
                user.getId().orElseThrow(),
                user.getUserName().orElseThrow(),
                name.getGivenName().orElseThrow(),
                name.getFamilyName().orElseThrow(),
                user.getTitle().orElseThrow(),
                user.getEmails().get(0).getValue().orElseThrow(),
                user.getEnterpriseUser().orElseThrow().getDepartment().orElseThrow(),
                user.isActive().orElseThrow());
    }

    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int status;

        Refused(ServerResponse<?> response) {
            super(response.getHttpStatus() + " " + response.getResponseBody());
            status = response.getHttpStatus();
        }
    }
}
