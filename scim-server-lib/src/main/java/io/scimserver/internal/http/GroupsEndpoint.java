package io.scimserver.internal.http;

import io.scimserver.internal.http.filter.Exchange;
import io.scimserver.internal.http.filter.ScimMediaType;
import io.scimserver.internal.resource.Resources;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Endpoint {@code /Groups}. For a tenant whose groups are off the list is that of {@link NoGroupsEndpoint}; other
 * requests of it do not get here.
 */
@Path("Groups")
@Produces({ScimMediaType.SCIM, ScimMediaType.JSON})
@Consumes({ScimMediaType.SCIM, ScimMediaType.JSON})
public final class GroupsEndpoint extends ResourceEndpoint {

    private final BooleanSupplier isOn;

    /** @param isOn tells whether the tenant of the request has groups */
    GroupsEndpoint(Parts parts, Function<Exchange, Resources> resources, BooleanSupplier isOn) {
        super(parts, resources);
        this.isOn = isOn;
    }

    @Override
    public Response list() {
        return isOn.getAsBoolean() ? super.list() : NoGroupsEndpoint.emptyList();
    }
}
