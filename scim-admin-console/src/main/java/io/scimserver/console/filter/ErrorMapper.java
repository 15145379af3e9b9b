package io.scimserver.console.filter;

import io.scimserver.console.layout.PageFilter;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Takes every exception as a response, of which {@link PageFilter} makes a page. */
public final class ErrorMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable exception) {
        return exception instanceof WebApplicationException known
                ? Response.fromResponse(known.getResponse()).entity(known).build()
                : Response.serverError().entity(exception).build();
    }
}
