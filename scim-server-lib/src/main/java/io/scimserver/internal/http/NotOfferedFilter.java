package io.scimserver.internal.http;

import io.scimserver.schema.ScimErrorException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.function.BooleanSupplier;

/**
 * Filter that responds with 501, whatever the method, for the parts of SCIM that this server does not have (RFC 7644
 * §3.12).
 */
@PreMatching
@Priority(Priorities.ENTITY_CODER)
final class NotOfferedFilter implements ContainerRequestFilter {

    private final BooleanSupplier hasGroups;

    /** @param hasGroups tells whether the groups of the request's tenant are provisioned */
    NotOfferedFilter(BooleanSupplier hasGroups) {
        this.hasGroups = hasGroups;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        String[] segments = path.replaceAll("^/+|/+$", "").split("/", 2);
        switch (segments[0]) {
            case "Me" ->
                throw ScimErrorException.notImplemented(
                        "This server has no /Me: its tokens stand for a company, not for a user. Use /Users.");
            case "Groups" -> {
                boolean list = segments.length == 1 && NoGroupsEndpoint.LISTING.contains(request.getMethod());
                if (!list && !hasGroups.getAsBoolean()) {
                    throw ScimErrorException.notImplemented(
                            "Groups are not provisioned here; switch group provisioning off at the identity provider.");
                }
            }
            default -> {
                // everything else is matched with an endpoint, or is not there
            }
        }
    }
}
