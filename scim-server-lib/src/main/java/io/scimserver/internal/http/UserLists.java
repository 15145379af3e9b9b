package io.scimserver.internal.http;

import io.scimserver.internal.http.filter.CurrentExchange;
import io.scimserver.internal.http.filter.Exchange;
import io.scimserver.internal.http.filter.ScimMediaType;
import io.scimserver.internal.users.UserModel;
import io.scimserver.internal.users.Users;
import io.scimserver.internal.users.UsersByTenant;
import io.scimserver.internal.users.search.CursorCodec;
import io.scimserver.internal.users.search.SearchTerms;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.UserPage;
import io.scimserver.tenant.Tenant;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Responses with lists of users, by index or by cursor. */
final class UserLists {

    /** Context of a list: the tenant whose users are listed, and the request. */
    private record Scope(Tenant tenant, Users users, UserModel model, Exchange exchange) {

        boolean can(StoreFeature feature) {
            return users.features().contains(feature);
        }
    }

    private final CurrentExchange current;
    private final UsersByTenant users;
    private final UserResponses responses;
    private final PageLimits limits;
    private final CursorCodec cursors;

    /**
     * @param current the request
     * @param users the users of every tenant
     * @param responses writes them
     * @param limits the number of users on a page
     * @param cursors protects the cursors that clients carry
     */
    UserLists(
            CurrentExchange current,
            UsersByTenant users,
            UserResponses responses,
            PageLimits limits,
            CursorCodec cursors) {
        this.current = current;
        this.users = users;
        this.responses = responses;
        this.limits = limits;
        this.cursors = cursors;
    }

    Response response(ListRequest list) {
        Exchange exchange = current.get();
        Tenant tenant = exchange.caller().tenant();
        Scope scope = new Scope(tenant, users.of(exchange.caller()), users.modelOf(tenant), exchange);
        UserWriter writer = responses.writer(
                exchange.uri(), UserResponses.projection(scope.model(), list.attributes(), list.excludedAttributes()));
        byte[] body = list.cursor()
                .filter(given -> limits.cursors() && scope.can(StoreFeature.CURSORS))
                .map(cursor -> byCursor(scope, list, cursor, writer))
                .orElseGet(() -> byIndex(scope, list, writer));
        // Without it, a response longer than the container's buffer is cut into chunks
        return Response.ok(body, ScimMediaType.RESPONSE)
                .header(HttpHeaders.CONTENT_LENGTH, body.length)
                .build();
    }

    private byte[] byIndex(Scope scope, ListRequest list, UserWriter writer) {
        Paging.Offset paging = limits.offset(list.startIndex(), list.count());
        return writer.writeByIndex(search(scope, list, paging), paging.startIndex());
    }

    private byte[] byCursor(Scope scope, ListRequest list, String cursor, UserWriter writer) {
        if (list.startIndex().isPresent()) {
            throw ScimErrorException.invalidValue("startIndex and cursor exclude each other; send one of them.");
        }
        String walk = String.join(
                "\n",
                scope.tenant().id(),
                list.sortBy().orElse(""),
                list.sortOrder().orElse(""),
                list.filter().orElse(""));
        Optional<String> position =
                Optional.of(cursor).filter(given -> !given.isEmpty()).map(given -> cursors.open(given, walk));
        Paging paging = new Paging.Cursor(position, limits.size(list.count()));
        UserPage page = search(scope, list, paging);
        return writer.writeByCursor(page, page.nextPosition().map(next -> cursors.encode(next, walk)));
    }

    private static UserPage search(Scope scope, ListRequest list, Paging paging) {
        SearchTerms terms = new SearchTerms(list.filter(), list.sortBy(), list.sortOrder(), paging, list.scope());
        UserPage page = scope.users().search(terms, scope.exchange().repairs());
        scope.exchange().recorder().ifPresent(recorder -> recorder.listed(page));
        return page;
    }
}
