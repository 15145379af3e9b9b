package io.scimserver.console.schema;

import io.scimserver.ScimServer;
import io.scimserver.console.provisioning.ScimAddress;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The company's SCIM interface as an OpenAPI document, to be saved. */
@Path(Links.API + "/openapi.json")
public final class ApiDownload {

    private final ScimServer scim;
    private final ScimAddress address;

    public ApiDownload(ScimServer scim, ScimAddress address) {
        this.scim = scim;
        this.address = address;
    }

    @GET
    public Response get(@BeanParam PageRequest request) {
        URI url = URI.create(address.url(request));
        return Response.ok(scim.openApi(request.company().tenant(), url).toPrettyString())
                .type("application/json")
                .header("Content-Disposition", "attachment; filename=\"openapi.json\"")
                .build();
    }
}
