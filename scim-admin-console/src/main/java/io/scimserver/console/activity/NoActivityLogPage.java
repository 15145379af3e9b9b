package io.scimserver.console.activity;

import io.scimserver.console.web.Links;
import io.scimserver.console.web.OperatorsOnly;
import io.scimserver.console.web.PageException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Page in place of the activity log, if none is kept. */
@Path("/")
public final class NoActivityLogPage {

    @GET
    @Path(Links.ACTIVITY)
    public Response ofCompany() {
        return none();
    }

    @GET
    @Path(Links.ATTENTION)
    public Response attention() {
        return none();
    }

    @GET
    @Path(Links.MAPPING)
    public Response mapping() {
        return none();
    }

    @GET
    @Path(Links.CONNECTION_CHECK)
    public Response connectionCheck() {
        return none();
    }

    @GET
    @Path(Links.UNASSIGNED_ACTIVITY)
    @OperatorsOnly
    public Response ofNoCompany() {
        return none();
    }

    private static Response none() {
        String text = "No activity log is kept: the server was started with --activity-retention=off.";
        return Response.status(404).entity(new PageException(404, text)).build();
    }
}
