package io.scimserver.internal.http;

import io.scimserver.internal.http.filter.CurrentExchange;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Endpoint {@code /Users} (RFC 7644 §3.3 to §3.6). */
@Path("Users")
@Produces({ScimMediaType.SCIM, ScimMediaType.JSON})
@Consumes({ScimMediaType.SCIM, ScimMediaType.JSON})
public final class UsersEndpoint {

    /** The searches have a URL of their own, which takes no other method than POST. */
    private static final String ID = "{id: (?!\\.search$)[^/]+}";

    private final CurrentExchange exchange;
    private final UsersByTenant users;
    private final UserResponses responses;
    private final ScimJson json;
    private final UserLists lists;

    UsersEndpoint(
            CurrentExchange exchange, UsersByTenant users, UserResponses responses, ScimJson json, UserLists lists) {
        this.exchange = exchange;
        this.users = users;
        this.responses = responses;
        this.json = json;
        this.lists = lists;
    }

    @GET
    @Consumes("*/*")
    public Response list() {
        return lists.response(ListRequest.of(query(), SearchTerms.Scope.USERS));
    }

    /** Searches as the list does, by a body, which leaves no names in logs (RFC 7644 §3.4.3). */
    @POST
    @Path(".search")
    public Response search(InputStream body) {
        Repairs repairs = exchange.get().repairs();
        return lists.response(ListRequest.of(json.readObject(body, repairs), SearchTerms.Scope.USERS, repairs));
    }

    @POST
    public Response create(InputStream body) {
        UserWriter writer = writer();
        Repairs repairs = exchange.get().repairs();
        StoredUser user = users().create(json.readObject(body, repairs), repairs);
        return UserResponses.user(201, user, writer);
    }

    @GET
    @Path(ID)
    @Consumes("*/*")
    public Response get(@PathParam("id") String id) {
        UserWriter writer = writer();
        StoredUser user = users().get(id);
        exchange.get().recorder().ifPresent(recorder -> recorder.shown(user));
        Preconditions preconditions = preconditions();
        preconditions.checkRead(user);
        return preconditions.isUnmodified(user)
                ? UserResponses.notModified(user, writer)
                : UserResponses.user(200, user, writer);
    }

    @PUT
    @Path(ID)
    public Response replace(@PathParam("id") String id, InputStream body) {
        UserWriter writer = writer();
        Repairs repairs = exchange.get().repairs();
        StoredUser user = users().replace(id, json.readObject(body, repairs), preconditions(), repairs);
        return UserResponses.user(200, user, writer);
    }

    @PATCH
    @Path(ID)
    public Response patch(@PathParam("id") String id, InputStream body) {
        UserWriter writer = writer();
        Repairs repairs = exchange.get().repairs();
        StoredUser user = users().patch(id, json.readObject(body, repairs), preconditions(), repairs);
        return UserResponses.user(200, user, writer);
    }

    @DELETE
    @Path(ID)
    @Consumes("*/*")
    public Response delete(@PathParam("id") String id) {
        users().delete(id, preconditions());
        return Response.noContent().build();
    }

    private Users users() {
        return exchange.get().users(users);
    }

    private UserModel model() {
        return users.modelOf(exchange.get().caller().tenant());
    }

    private UserWriter writer() {
        return responses.writer(exchange.get().uri(), model(), query());
    }

    private QueryParameters query() {
        return QueryParameters.of(exchange.get());
    }

    private Preconditions preconditions() {
        return new Preconditions(
                exchange.get().header(HttpHeaders.IF_MATCH).map(EntityTags::parse),
                exchange.get().header(HttpHeaders.IF_NONE_MATCH).map(EntityTags::parse));
    }
}
