package io.scimserver.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.http.filter.Exchange;
import io.scimserver.internal.http.filter.ScimMediaType;
import io.scimserver.internal.json.ScimJson;
import io.scimserver.internal.openapi.OpenApi;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.users.UsersByTenant;
import io.scimserver.internal.users.search.SearchTerms;
import io.scimserver.schema.Schema;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import io.scimserver.tenant.Tenant;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/**
 * Discovery endpoint: the abilities of this server and the schemas of its users (RFC 7644 §4), from the definitions
 * that it works by.
 */
@Path("")
@Produces({ScimMediaType.SCIM, ScimMediaType.JSON})
@Consumes("*/*")
public final class DiscoveryEndpoint {

    private final UsersByTenant users;
    private final BaseUrl baseUrl;
    private final ScimJson json;
    private final ServiceProviderConfigs configs;
    private final UserLists lists;
    private final OpenApi openApi;

    DiscoveryEndpoint(
            UsersByTenant users, BaseUrl baseUrl, ScimJson json, ServiceProviderConfigs configs, UserLists lists) {
        this.users = users;
        this.baseUrl = baseUrl;
        this.json = json;
        this.configs = configs;
        this.lists = lists;
        this.openApi = new OpenApi(configs.options().cursors());
    }

    /** Returns the SCIM root, which an administrator sees who opens the SCIM URL. */
    @GET
    public Response root(@Context ContainerRequestContext request) {
        QueryParameters query = new QueryParameters(
                request.getUriInfo().getQueryParameters(), Exchange.of(request).repairs());
        return query.hasAny("filter")
                ? lists.response(request, ListRequest.of(query, SearchTerms.Scope.ALL_TYPES))
                : serviceProviderConfig(request);
    }

    /** Searches over all types (RFC 7644 §3.4.3). Users are the only resources, so it is a search of users. */
    @POST
    @Path(".search")
    @Consumes({ScimMediaType.SCIM, ScimMediaType.JSON})
    public Response search(@Context ContainerRequestContext request, InputStream body) {
        Repairs repairs = Exchange.of(request).repairs();
        return lists.response(
                request, ListRequest.of(json.readObject(body, repairs), SearchTerms.Scope.ALL_TYPES, repairs));
    }

    @GET
    @Path("ServiceProviderConfig")
    public Response serviceProviderConfig(@Context ContainerRequestContext request) {
        return resource(configs.config(
                baseUrl(request),
                schema(request),
                users.of(Exchange.of(request).caller()).features()));
    }

    @GET
    @Path("Schemas")
    public Response schemas(@Context ContainerRequestContext request) {
        refuseFilter(request);
        List<ObjectNode> all = schema(request)
                .all()
                .map(schema -> SchemaResources.schema(schema, baseUrl(request)))
                .toList();
        return response(list(all));
    }

    @GET
    @Path("Schemas/{urn}")
    public Response schema(@Context ContainerRequestContext request, @PathParam("urn") String urn) {
        Schema schema = schema(request)
                .schema(urn)
                .orElseThrow(() -> ScimErrorException.notFound("There is no such schema; /Schemas lists them all."));
        return resource(SchemaResources.schema(schema, baseUrl(request)));
    }

    @GET
    @Path("ResourceTypes")
    public Response resourceTypes(@Context ContainerRequestContext request) {
        refuseFilter(request);
        return response(list(List.of(SchemaResources.userResourceType(schema(request), baseUrl(request)))));
    }

    @GET
    @Path("ResourceTypes/{name}")
    public Response resourceType(@Context ContainerRequestContext request, @PathParam("name") String name) {
        if (!name.equals("User")) {
            throw ScimErrorException.notFound("There is no such resource type; the only one is User.");
        }
        return resource(SchemaResources.userResourceType(schema(request), baseUrl(request)));
    }

    /** Returns the same for tools and readers who know OpenAPI rather than SCIM. */
    @GET
    @Path("openapi.json")
    @Produces(ScimMediaType.JSON)
    public Response openApi(@Context ContainerRequestContext request) {
        return Response.ok(json.write(openApi.document(schema(request), baseUrl(request))), ScimMediaType.JSON)
                .build();
    }

    private UserSchema schema(ContainerRequestContext request) {
        return users.modelOf(tenant(request)).schema();
    }

    private static Tenant tenant(ContainerRequestContext request) {
        return Exchange.of(request).caller().tenant();
    }

    private String baseUrl(ContainerRequestContext request) {
        return baseUrl.of(request.getUriInfo());
    }

    private Response response(JsonNode body) {
        return Response.ok(json.write(body), ScimMediaType.RESPONSE).build();
    }

    /** A single resource, with its URL in a header too (RFC 7643 §3.1). */
    private Response resource(ObjectNode resource) {
        return Response.ok(json.write(resource), ScimMediaType.RESPONSE)
                .header(
                        HttpHeaders.CONTENT_LOCATION,
                        resource.at("/meta/location").asText())
                .build();
    }

    private static void refuseFilter(ContainerRequestContext request) {
        QueryParameters query = new QueryParameters(
                request.getUriInfo().getQueryParameters(), Exchange.of(request).repairs());
        if (query.hasAny("filter")) {
            throw ScimErrorException.forbidden("This list cannot be filtered (RFC 7644, section 4).");
        }
    }

    private static ObjectNode list(List<ObjectNode> resources) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        list.put("totalResults", resources.size()).put("startIndex", 1).put("itemsPerPage", resources.size());
        list.putArray("Resources").addAll(resources);
        return list;
    }
}
