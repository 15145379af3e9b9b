package io.scimserver.internal.http;

import io.scimserver.internal.http.filter.Exchange;
import io.scimserver.internal.http.filter.ScimMediaType;
import io.scimserver.internal.resource.Resources;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.function.Function;

/** Endpoint {@code /Users}. */
@Path("Users")
@Produces({ScimMediaType.SCIM, ScimMediaType.JSON})
@Consumes({ScimMediaType.SCIM, ScimMediaType.JSON})
public final class UsersEndpoint extends ResourceEndpoint {

    UsersEndpoint(Parts parts, Function<Exchange, Resources> resources) {
        super(parts, resources);
    }
}
