package io.scimserver.internal.http;

import io.scimserver.internal.http.filter.Exchange;
import io.scimserver.internal.http.filter.ScimMediaType;
import io.scimserver.internal.json.ScimJson;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.users.EntityTags;
import io.scimserver.internal.users.Preconditions;
import io.scimserver.internal.users.UserModel;
import io.scimserver.internal.users.Users;
import io.scimserver.internal.users.UsersByTenant;
import io.scimserver.internal.users.search.SearchTerms;
import io.scimserver.store.StoredUser;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;

/** Endpoint {@code /Users} (RFC 7644 §3.3 to §3.6). */
@Path("Users")
@Produces({ScimMediaType.SCIM, ScimMediaType.JSON})
@Consumes({ScimMediaType.SCIM, ScimMediaType.JSON})
public final class UsersEndpoint {

    /** The searches have a URL of their own, which takes no other method than POST. */
    private static final String ID = "{id: (?!\\.search$)[^/]+}";

    private final UsersByTenant users;
    private final UserResponses responses;
    private final ScimJson json;
    private final UserLists lists;

    UsersEndpoint(UsersByTenant users, UserResponses responses, ScimJson json, UserLists lists) {
        this.users = users;
        this.responses = responses;
        this.json = json;
        this.lists = lists;
    }

    @GET
    @Consumes("*/*")
    public Response list(@Context ContainerRequestContext request) {
        return lists.response(request, ListRequest.of(query(request), SearchTerms.Scope.USERS));
    }

    /** Searches as the list does, by a body, which leaves no names in logs (RFC 7644 §3.4.3). */
    @POST
    @Path(".search")
    public Response search(@Context ContainerRequestContext request, InputStream body) {
        Repairs repairs = Exchange.of(request).repairs();
        return lists.response(
                request, ListRequest.of(json.readObject(body, repairs), SearchTerms.Scope.USERS, repairs));
    }

    @POST
    public Response create(@Context ContainerRequestContext request, InputStream body) {
        UserWriter writer = writer(request);
        Repairs repairs = Exchange.of(request).repairs();
        StoredUser user = users(request).create(json.readObject(body, repairs), repairs);
        return UserResponses.user(201, user, writer);
    }

    @GET
    @Path(ID)
    @Consumes("*/*")
    public Response get(@Context ContainerRequestContext request, @PathParam("id") String id) {
        UserWriter writer = writer(request);
        StoredUser user = users(request).get(id);
        Exchange.of(request).recorder().ifPresent(recorder -> recorder.shown(user));
        Preconditions preconditions = preconditions(request);
        preconditions.checkRead(user);
        return preconditions.isUnmodified(user)
                ? UserResponses.notModified(user, writer)
                : UserResponses.user(200, user, writer);
    }

    @PUT
    @Path(ID)
    public Response replace(@Context ContainerRequestContext request, @PathParam("id") String id, InputStream body) {
        UserWriter writer = writer(request);
        Repairs repairs = Exchange.of(request).repairs();
        StoredUser user = users(request).replace(id, json.readObject(body, repairs), preconditions(request), repairs);
        return UserResponses.user(200, user, writer);
    }

    @PATCH
    @Path(ID)
    public Response patch(@Context ContainerRequestContext request, @PathParam("id") String id, InputStream body) {
        UserWriter writer = writer(request);
        Repairs repairs = Exchange.of(request).repairs();
        StoredUser user = users(request).patch(id, json.readObject(body, repairs), preconditions(request), repairs);
        return UserResponses.user(200, user, writer);
    }

    @DELETE
    @Path(ID)
    @Consumes("*/*")
    public Response delete(@Context ContainerRequestContext request, @PathParam("id") String id) {
        users(request).delete(id, preconditions(request));
        return Response.noContent().build();
    }

    private Users users(ContainerRequestContext request) {
        return Exchange.of(request).users(users);
    }

    private UserModel model(ContainerRequestContext request) {
        return users.modelOf(Exchange.of(request).caller().tenant());
    }

    private UserWriter writer(ContainerRequestContext request) {
        return responses.writer(request, model(request), query(request));
    }

    private static QueryParameters query(ContainerRequestContext request) {
        return new QueryParameters(
                request.getUriInfo().getQueryParameters(), Exchange.of(request).repairs());
    }

    private static Preconditions preconditions(ContainerRequestContext request) {
        return new Preconditions(
                header(request, HttpHeaders.IF_MATCH).map(EntityTags::parse),
                header(request, HttpHeaders.IF_NONE_MATCH).map(EntityTags::parse));
    }

    private static Optional<String> header(ContainerRequestContext request, String name) {
        return Optional.ofNullable(request.getHeaderString(name));
    }
}
