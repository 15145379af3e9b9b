package io.scimserver.internal.http;

import io.scimserver.internal.http.filter.ScimMediaType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Endpoint {@code GET /Groups}: there are none. The response is an empty list rather than a refusal, because the
 * connection tests of some identity providers list groups and stop at an error; {@link NotOfferedFilter} refuses the
 * rest.
 */
@Path("Groups")
@Produces({ScimMediaType.SCIM, ScimMediaType.JSON})
@Consumes("*/*")
public final class NoGroupsEndpoint {

    static final Set<String> LISTING = Set.of("GET", "HEAD");

    private static final byte[] NO_GROUPS = ("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],"
                    + "\"totalResults\":0,\"startIndex\":1,\"itemsPerPage\":0,\"Resources\":[]}")
            .getBytes(StandardCharsets.UTF_8);

    @GET
    public Response list() {
        return emptyList();
    }

    /** Returns the response that lists no group. */
    static Response emptyList() {
        return Response.ok(NO_GROUPS.clone(), ScimMediaType.RESPONSE).build();
    }
}
