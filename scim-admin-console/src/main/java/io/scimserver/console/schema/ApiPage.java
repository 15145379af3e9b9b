package io.scimserver.console.schema;

import io.scimserver.ScimServer;
import io.scimserver.console.access.Company;
import io.scimserver.console.provisioning.ScimAddress;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.schema.CustomSchema;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** Page about the company's SCIM interface: endpoints, parameters, schemas, examples. */
@Path("/")
public final class ApiPage {

    private final ScimServer scim;
    private final ScimAddress address;
    private final OwnAttributes attributes;

    public ApiPage(ScimServer scim, ScimAddress address, OwnAttributes attributes) {
        this.scim = scim;
        this.address = address;
        this.attributes = attributes;
    }

    /** Request as a command for a shell, in which {@code TOKEN} is set. */
    public record Example(String id, String title, String command) {}

    public record Model(
            Company company,
            String scimUrl,
            List<ApiEndpoint> endpoints,
            List<ApiSchema> schemas,
            List<Example> examples) {}

    @GET
    @Path(Links.API)
    public PageResult get(@BeanParam PageRequest request) {
        Company company = request.company();
        String url = address.url(request);
        ApiDocument document = new ApiDocument(scim.openApi(company.tenant(), URI.create(url)));
        Model model = new Model(
                company, url, document.endpoints(), document.schemas(), examples(url, attributes.of(company)));
        return PageResult.page("schema/api", "API reference", model);
    }

    private static List<Example> examples(String url, CustomSchema own) {
        return List.of(
                new Example(
                        "create",
                        "Create an employee",
                        withBody("POST", url + "/Users", ExampleBodies.user(own).toPrettyString())),
                new Example("find", "Find an employee", """
                        curl -H "Authorization: Bearer $TOKEN" -G %s/Users \\
                          --data-urlencode 'filter=userName eq "ada@example.com"'""".formatted(url)),
                new Example(
                        "deactivate",
                        "Deactivate an employee",
                        withBody(
                                "PATCH",
                                url + "/Users/{id}",
                                ExampleBodies.deactivation().toPrettyString())));
    }

    /**
     * Returns a command with a body. Bodies of examples may hold names that a company made up, so they do not stand
     * within a shell's quotes.
     */
    private static String withBody(String method, String url, String body) {
        return """
                curl -X %s -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/scim+json" \\
                  %s --data-binary @- <<'END'
                %s
                END""".formatted(method, url, body);
    }

    @GET
    @Path(Links.API + "/openapi.json")
    public Response download(@BeanParam PageRequest request) {
        URI url = URI.create(address.url(request));
        return Response.ok(scim.openApi(request.company().tenant(), url).toPrettyString())
                .type("application/json")
                .header("Content-Disposition", "attachment; filename=\"openapi.json\"")
                .build();
    }
}
