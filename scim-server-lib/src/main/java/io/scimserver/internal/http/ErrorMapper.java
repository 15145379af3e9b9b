package io.scimserver.internal.http;

import io.scimserver.internal.http.filter.Errors;
import io.scimserver.internal.users.Failures;
import io.scimserver.schema.ScimError;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Set;
import java.util.TreeSet;

/**
 * Mapper of every exception in the application to a SCIM error. Two responses are made elsewhere: the 401 of
 * {@code AuthenticationFilter}, and the errors of single operations, which {@code BulkRun} puts into its results.
 */
final class ErrorMapper implements ExceptionMapper<Throwable> {

    private final BaseUrl baseUrl;

    @Context
    @SuppressWarnings("NullAway.Init") // the container injects a proxy for the request at hand
    private UriInfo uri;

    ErrorMapper(BaseUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof NotAllowedException notAllowed) {
            return notAllowed(notAllowed.getResponse().getAllowedMethods());
        }
        return Errors.response(toError(failure)).build();
    }

    private ScimError toError(Throwable failure) {
        if (failure instanceof NotFoundException) {
            return new ScimError(404, WrongPath.explain(uri.getPath(), baseUrl.of(uri)));
        }
        if (failure instanceof NotSupportedException) {
            return new ScimError(415, "Send the body as application/scim+json (or application/json).");
        }
        if (failure instanceof NotAcceptableException) {
            return new ScimError(406, "This server answers application/scim+json only; mend the Accept header.");
        }
        if (failure instanceof ClientErrorException client) {
            return new ScimError(client.getResponse().getStatus(), "The request is malformed.");
        }
        return Failures.toError(failure);
    }

    private static Response notAllowed(Set<String> methods) {
        Set<String> allowed = new TreeSet<>(methods);
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        allowed.remove("OPTIONS"); // The container offers it on its own account, this server does not
        String list = String.join(", ", allowed);
        return Errors.response(new ScimError(405, "This URL takes " + list + " only."))
                .header(HttpHeaders.ALLOW, list)
                .build();
    }
}
