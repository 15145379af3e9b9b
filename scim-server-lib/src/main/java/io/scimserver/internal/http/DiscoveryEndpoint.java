package io.scimserver.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.http.filter.CurrentExchange;
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

    private final CurrentExchange exchange;
    private final UsersByTenant users;
    private final BaseUrl baseUrl;
    private final ScimJson json;
    private final ServiceProviderConfigs configs;
    private final UserLists lists;
    private final OpenApi openApi;

    DiscoveryEndpoint(
            CurrentExchange exchange,
            UsersByTenant users,
            BaseUrl baseUrl,
            ScimJson json,
            ServiceProviderConfigs configs,
            UserLists lists) {
        this.exchange = exchange;
        this.users = users;
        this.baseUrl = baseUrl;
        this.json = json;
        this.configs = configs;
        this.lists = lists;
        this.openApi = new OpenApi(configs.options().cursors());
    }

    /** Returns the SCIM root, which an administrator sees who opens the SCIM URL. */
    @GET
    public Response root() {
        QueryParameters query = QueryParameters.of(exchange.get());
        return query.hasAny("filter")
                ? lists.response(ListRequest.of(query, SearchTerms.Scope.ALL_TYPES))
                : serviceProviderConfig();
    }

    /** Searches over all types (RFC 7644 §3.4.3). Users are the only resources, so it is a search of users. */
    @POST
    @Path(".search")
    @Consumes({ScimMediaType.SCIM, ScimMediaType.JSON})
    public Response search(InputStream body) {
        Repairs repairs = exchange.get().repairs();
        return lists.response(ListRequest.of(json.readObject(body, repairs), SearchTerms.Scope.ALL_TYPES, repairs));
    }

    @GET
    @Path("ServiceProviderConfig")
    public Response serviceProviderConfig() {
        return resource(configs.config(
                baseUrl(), schema(), users.of(exchange.get().caller()).features()));
    }

    @GET
    @Path("Schemas")
    public Response schemas() {
        refuseFilter();
        List<ObjectNode> all = schema().all()
                .map(schema -> SchemaResources.schema(schema, baseUrl()))
                .toList();
        return response(list(all));
    }

    @GET
    @Path("Schemas/{urn}")
    public Response schema(@PathParam("urn") String urn) {
        Schema schema = schema().schema(urn)
                .orElseThrow(() -> ScimErrorException.notFound("There is no such schema; /Schemas lists them all."));
        return resource(SchemaResources.schema(schema, baseUrl()));
    }

    @GET
    @Path("ResourceTypes")
    public Response resourceTypes() {
        refuseFilter();
        return response(list(List.of(SchemaResources.userResourceType(schema(), baseUrl()))));
    }

    @GET
    @Path("ResourceTypes/{name}")
    public Response resourceType(@PathParam("name") String name) {
        if (!name.equals("User")) {
            throw ScimErrorException.notFound("There is no such resource type; the only one is User.");
        }
        return resource(SchemaResources.userResourceType(schema(), baseUrl()));
    }

    /** Returns the same for tools and readers who know OpenAPI rather than SCIM. */
    @GET
    @Path("openapi.json")
    @Produces(ScimMediaType.JSON)
    public Response openApi() {
        return Response.ok(json.write(openApi.document(schema(), baseUrl())), ScimMediaType.JSON)
                .build();
    }

    private UserSchema schema() {
        return users.modelOf(tenant()).schema();
    }

    private Tenant tenant() {
        return exchange.get().caller().tenant();
    }

    private String baseUrl() {
        return baseUrl.of(exchange.get().uri());
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

    private void refuseFilter() {
        QueryParameters query = QueryParameters.of(exchange.get());
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
