package io.scimserver.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.http.filter.CurrentExchange;
import io.scimserver.internal.http.filter.ScimMediaType;
import io.scimserver.internal.json.ScimJson;
import io.scimserver.internal.openapi.OpenApi;
import io.scimserver.internal.resource.Resources;
import io.scimserver.internal.resource.search.SearchTerms;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.Schema;
import io.scimserver.schema.ScimErrorException;
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
import java.util.stream.Stream;

/**
 * Discovery endpoint: the abilities of this server and the schemas of its users (RFC 7644 §4), from the definitions
 * that it works by.
 */
@Path("")
@Produces({ScimMediaType.SCIM, ScimMediaType.JSON})
@Consumes("*/*")
public final class DiscoveryEndpoint {

    private final CurrentExchange exchange;
    private final ResourcesOfRequest resources;
    private final BaseUrl baseUrl;
    private final ScimJson json;
    private final ServiceProviderConfigs configs;
    private final ResourceLists lists;
    private final OpenApi openApi;

    DiscoveryEndpoint(
            CurrentExchange exchange,
            ResourcesOfRequest resources,
            BaseUrl baseUrl,
            ScimJson json,
            ServiceProviderConfigs configs,
            ResourceLists lists,
            OpenApi openApi) {
        this.exchange = exchange;
        this.resources = resources;
        this.baseUrl = baseUrl;
        this.json = json;
        this.configs = configs;
        this.lists = lists;
        this.openApi = openApi;
    }

    /** Returns the SCIM root, which an administrator sees who opens the SCIM URL. */
    @GET
    public Response root() {
        QueryParameters query = QueryParameters.of(exchange.get());
        return query.hasAny("filter")
                ? lists.response(types(), ListRequest.of(query, SearchTerms.Scope.ALL_TYPES))
                : serviceProviderConfig();
    }

    /** Searches over all types (RFC 7644 §3.4.3): users, and groups if they are provisioned. */
    @POST
    @Path(".search")
    @Consumes({ScimMediaType.SCIM, ScimMediaType.JSON})
    public Response search(InputStream body) {
        Repairs repairs = exchange.get().repairs();
        ListRequest list = ListRequest.of(json.readObject(body, repairs), SearchTerms.Scope.ALL_TYPES, repairs);
        return lists.response(types(), list);
    }

    @GET
    @Path("ServiceProviderConfig")
    public Response serviceProviderConfig() {
        Resources users = users();
        return resource(configs.config(baseUrl(), users.model().schema(), users.features()));
    }

    @GET
    @Path("Schemas")
    public Response schemas() {
        refuseFilter();
        return response(list(schemasOfAllTypes()
                .map(schema -> SchemaResources.schema(schema, baseUrl()))
                .toList()));
    }

    @GET
    @Path("Schemas/{urn}")
    public Response schema(@PathParam("urn") String urn) {
        Schema schema = schemasOfAllTypes()
                .filter(known -> known.urn().equalsIgnoreCase(urn))
                .findFirst()
                .orElseThrow(() -> ScimErrorException.notFound("There is no such schema; /Schemas lists them all."));
        return resource(SchemaResources.schema(schema, baseUrl()));
    }

    @GET
    @Path("ResourceTypes")
    public Response resourceTypes() {
        refuseFilter();
        return response(list(types().stream().map(this::resourceType).toList()));
    }

    @GET
    @Path("ResourceTypes/{name}")
    public Response resourceType(@PathParam("name") String name) {
        Resources named = types().stream()
                .filter(type -> type.type().name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        ScimErrorException.notFound("There is no such resource type; /ResourceTypes lists them all."));
        return resource(resourceType(named));
    }

    private ObjectNode resourceType(Resources resources) {
        return SchemaResources.resourceType(resources.type(), resources.model().schema(), baseUrl());
    }

    private Stream<Schema> schemasOfAllTypes() {
        return types().stream().flatMap(type -> type.model().schema().all()).distinct();
    }

    /** Returns the same for tools and readers who know OpenAPI rather than SCIM. */
    @GET
    @Path("openapi.json")
    @Produces(ScimMediaType.JSON)
    public Response openApi() {
        return Response.ok(
                        json.write(openApi.document(users().model().schema(), baseUrl(), hasGroups())),
                        ScimMediaType.JSON)
                .build();
    }

    private List<Resources> types() {
        return resources.all(exchange.get());
    }

    private boolean hasGroups() {
        return types().stream().anyMatch(type -> type.type().equals(ResourceType.GROUP));
    }

    private Resources users() {
        return resources.ofUsers(exchange.get());
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
