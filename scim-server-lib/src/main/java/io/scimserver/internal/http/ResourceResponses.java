package io.scimserver.internal.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.http.filter.ScimMediaType;
import io.scimserver.internal.json.ScimJson;
import io.scimserver.internal.resource.EntityTags;
import io.scimserver.internal.resource.ResourceModel;
import io.scimserver.internal.resource.Resources;
import io.scimserver.internal.schema.Projection;
import io.scimserver.internal.schema.SentAttributes;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoredUser;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;

/** Responses that carry resources, with the parts that the client asked for. */
final class ResourceResponses {

    private final BaseUrl baseUrl;
    private final ScimJson json;

    ResourceResponses(BaseUrl baseUrl, ScimJson json) {
        this.baseUrl = baseUrl;
        this.json = json;
    }

    /**
     * Returns the writer for the resource that a request has written.
     *
     * @param sent the body of the request
     */
    ResourceWriter writer(
            UriInfo request, Resources resources, List<String> attributes, List<String> excluded, ObjectNode sent) {
        ResourceModel model = resources.model();
        boolean showsWhatWasSent = attributes.isEmpty() && excluded.isEmpty() && model.returnsOnRequest();
        Projection projection = showsWhatWasSent
                ? Projection.byDefaultAnd(model.schema(), SentAttributes.in(sent, model.schema()))
                : projection(model, attributes, excluded);
        return new ResourceWriter(resources, baseUrl.of(request), projection, json);
    }

    /** Returns the writer for resources that a request has read. */
    ResourceWriter writer(UriInfo request, Resources resources, List<String> attributes, List<String> excluded) {
        return new ResourceWriter(
                resources, baseUrl.of(request), projection(resources.model(), attributes, excluded), json);
    }

    /** @throws ScimErrorException 400 if both are given (RFC 7644 §3.9) */
    private static Projection projection(ResourceModel model, List<String> attributes, List<String> excluded) {
        if (!attributes.isEmpty() && !excluded.isEmpty()) {
            throw ScimErrorException.invalidValue(
                    "attributes and excludedAttributes exclude each other; send one of them.");
        }
        if (!attributes.isEmpty()) {
            return Projection.only(model.schema(), attributes);
        }
        return excluded.isEmpty() ? model.byDefault() : Projection.without(model.schema(), excluded);
    }

    /** One resource, with its URL (RFC 7643 §3.1) and version in the headers too. */
    static Response resource(int status, StoredUser user, ResourceWriter writer) {
        return withUrlAndVersion(Response.status(status), user, writer)
                .type(ScimMediaType.RESPONSE)
                .entity(writer.write(user))
                .build();
    }

    /** Returns the response to a client that has the user as it is (RFC 7644 §3.14). */
    static Response notModified(StoredUser user, ResourceWriter writer) {
        return withUrlAndVersion(Response.notModified(), user, writer).build();
    }

    private static Response.ResponseBuilder withUrlAndVersion(
            Response.ResponseBuilder response, StoredUser user, ResourceWriter writer) {
        String location = writer.location(user);
        // Jersey parses a text twice
        return response.header(HttpHeaders.LOCATION, URI.create(location))
                .header(HttpHeaders.CONTENT_LOCATION, location)
                .header(HttpHeaders.ETAG, EntityTags.of(user));
    }
}
