package io.scimserver.internal.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.http.filter.CurrentExchange;
import io.scimserver.internal.http.filter.Exchange;
import io.scimserver.internal.json.ScimJson;
import io.scimserver.internal.resource.EntityTags;
import io.scimserver.internal.resource.Preconditions;
import io.scimserver.internal.resource.Resources;
import io.scimserver.internal.resource.search.SearchTerms;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.store.StoredUser;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/** Endpoint of the resources of one type (RFC 7644 §3.3 to §3.6). */
public abstract class ResourceEndpoint {

    /** The searches have a URL of their own, which takes no other method than POST. */
    private static final String ID = "{id: (?!\\.search$)[^/]+}";

    /**
     * Parts of the HTTP side that the endpoints share.
     *
     * @param exchange the request at hand
     * @param responses writes resources
     * @param json reads bodies
     * @param lists writes lists
     */
    record Parts(CurrentExchange exchange, ResourceResponses responses, ScimJson json, ResourceLists lists) {}

    private final Parts parts;
    private final Function<Exchange, Resources> resources;

    /** @param resources the resources that a request is about */
    ResourceEndpoint(Parts parts, Function<Exchange, Resources> resources) {
        this.parts = parts;
        this.resources = resources;
    }

    @GET
    @Consumes("*/*")
    public Response list() {
        return parts.lists().response(List.of(resources()), ListRequest.of(query(), SearchTerms.Scope.ONE_TYPE));
    }

    /** Searches as the list does, by a body, which leaves no names in logs (RFC 7644 §3.4.3). */
    @POST
    @Path(".search")
    public Response search(InputStream body) {
        ListRequest list = ListRequest.of(read(body), SearchTerms.Scope.ONE_TYPE, repairs());
        return parts.lists().response(List.of(resources()), list);
    }

    @POST
    public Response create(InputStream body) {
        Resources all = resources();
        ObjectNode sent = read(body);
        ResourceWriter writer = writer(all, sent);
        return ResourceResponses.resource(201, all.create(sent, repairs()), writer);
    }

    @GET
    @Path(ID)
    @Consumes("*/*")
    public Response get(@PathParam("id") String id) {
        Resources all = resources();
        ResourceWriter writer = writer(all);
        StoredUser found = all.get(id);
        exchange().recorder().ifPresent(recorder -> recorder.shown(found));
        Preconditions preconditions = preconditions();
        preconditions.checkRead(found);
        return preconditions.isUnmodified(found)
                ? ResourceResponses.notModified(found, writer)
                : ResourceResponses.resource(200, found, writer);
    }

    @PUT
    @Path(ID)
    public Response replace(@PathParam("id") String id, InputStream body) {
        Resources all = resources();
        ObjectNode sent = read(body);
        ResourceWriter writer = writer(all, sent);
        return ResourceResponses.resource(200, all.replace(id, sent, preconditions(), repairs()), writer);
    }

    @PATCH
    @Path(ID)
    public Response patch(@PathParam("id") String id, InputStream body) {
        Resources all = resources();
        ObjectNode sent = read(body);
        ResourceWriter writer = writer(all, sent);
        return ResourceResponses.resource(200, all.patch(id, sent, preconditions(), repairs()), writer);
    }

    @DELETE
    @Path(ID)
    @Consumes("*/*")
    public Response delete(@PathParam("id") String id) {
        resources().delete(id, preconditions());
        return Response.noContent().build();
    }

    private Exchange exchange() {
        return parts.exchange().get();
    }

    private Resources resources() {
        return resources.apply(exchange());
    }

    private Repairs repairs() {
        return exchange().repairs();
    }

    private ObjectNode read(InputStream body) {
        return parts.json().readObject(body, repairs());
    }

    private ResourceWriter writer(Resources all, ObjectNode sent) {
        QueryParameters query = query();
        return parts.responses()
                .writer(exchange().uri(), all, query.names("attributes"), query.names("excludedAttributes"), sent);
    }

    private ResourceWriter writer(Resources all) {
        QueryParameters query = query();
        return parts.responses()
                .writer(exchange().uri(), all, query.names("attributes"), query.names("excludedAttributes"));
    }

    private QueryParameters query() {
        return QueryParameters.of(exchange());
    }

    private Preconditions preconditions() {
        return new Preconditions(
                exchange().header(HttpHeaders.IF_MATCH).map(EntityTags::parse),
                exchange().header(HttpHeaders.IF_NONE_MATCH).map(EntityTags::parse));
    }
}
