package io.scimserver.internal.http;

import io.scimserver.internal.http.filter.Exchange;
import io.scimserver.internal.http.filter.ScimMediaType;
import io.scimserver.internal.resource.Resources;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.function.Function;

/** Endpoints of the resource types that the host has registered: the first segment of the path names the type. */
@Path(HostTypesEndpoint.ANY_OTHER)
@Produces({ScimMediaType.SCIM, ScimMediaType.JSON})
@Consumes({ScimMediaType.SCIM, ScimMediaType.JSON})
public final class HostTypesEndpoint extends ResourceEndpoint {

    /** Every first segment but those of other endpoints: a container looks no further than the class that matches best. */
    static final String ANY_OTHER =
            "{type: (?!(?:Schemas|ResourceTypes|ServiceProviderConfig|\\.search|openapi\\.json)(?:/|$))[^/]+}";

    HostTypesEndpoint(Parts parts, Function<Exchange, Resources> resources) {
        super(parts, resources);
    }
}
