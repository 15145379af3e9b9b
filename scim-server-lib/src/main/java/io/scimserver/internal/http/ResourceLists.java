package io.scimserver.internal.http;

import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.internal.http.filter.CurrentExchange;
import io.scimserver.internal.http.filter.ScimMediaType;
import io.scimserver.internal.resource.Resources;
import io.scimserver.internal.resource.search.CursorCodec;
import io.scimserver.internal.resource.search.SearchTerms;
import io.scimserver.internal.resource.search.SortReader;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.UserPage;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Responses with lists of resources, by index or by cursor. */
final class ResourceLists {

    private final CurrentExchange current;
    private final ResourceResponses responses;
    private final PageLimits limits;
    private final CursorCodec cursors;

    /**
     * @param current the request
     * @param responses writes the resources
     * @param limits the number of resources on a page
     * @param cursors protects the cursors that clients carry
     */
    ResourceLists(CurrentExchange current, ResourceResponses responses, PageLimits limits, CursorCodec cursors) {
        this.current = current;
        this.responses = responses;
        this.limits = limits;
        this.cursors = cursors;
    }

    /** @param types the resources to list: all of the first type come before those of the next */
    Response response(List<Resources> types, ListRequest list) {
        list.sortBy().ifPresent(sortBy -> requireSortable(types, sortBy));
        byte[] body = list.cursor()
                .filter(given -> limits.cursors() && types.size() == 1)
                .filter(given -> types.get(0).features().contains(StoreFeature.CURSORS))
                .map(cursor -> byCursor(types.get(0), list, cursor))
                .orElseGet(() -> byIndex(types, list));
        // Without it, a response longer than the container's buffer is cut into chunks
        return Response.ok(body, ScimMediaType.RESPONSE)
                .header(HttpHeaders.CONTENT_LENGTH, body.length)
                .build();
    }

    /** Refuses a sort that none of the types has; those that lack it are listed in their usual order. */
    private static void requireSortable(List<Resources> types, String sortBy) {
        List<Resources> sorting = types.stream()
                .filter(type -> type.features().contains(StoreFeature.SORTING))
                .toList();
        boolean sortable = sorting.stream()
                .anyMatch(type ->
                        type.model().sorts().find(sortBy, SortOrder.ASCENDING).isPresent());
        if (!sorting.isEmpty() && !sortable) {
            throw SortReader.refusal();
        }
    }

    private byte[] byIndex(List<Resources> types, ListRequest list) {
        Paging.Offset paging = limits.offset(list.startIndex(), list.count());
        List<ResourceWriter.Part> parts = new ArrayList<>();
        int skip = paging.skip();
        int count = paging.count();
        for (Resources resources : types) {
            UserPage page = search(resources, list, new Paging.Offset(Math.max(0, skip) + 1, count));
            parts.add(new ResourceWriter.Part(writer(resources, list), page));
            skip -= page.totalResults();
            count -= page.users().size();
        }
        return ResourceWriter.byIndex(parts, paging.startIndex());
    }

    private byte[] byCursor(Resources resources, ListRequest list, String cursor) {
        if (list.startIndex().isPresent()) {
            throw ScimErrorException.invalidValue("startIndex and cursor exclude each other; send one of them.");
        }
        String walk = String.join(
                "\n",
                current.get().caller().tenant().id(),
                resources.type().name(),
                list.sortBy().orElse(""),
                list.sortOrder().orElse(""),
                list.filter().orElse(""));
        Optional<String> position =
                Optional.of(cursor).filter(given -> !given.isEmpty()).map(given -> cursors.open(given, walk));
        Paging paging = new Paging.Cursor(position, limits.size(list.count()));
        UserPage page = search(resources, list, paging);
        return ResourceWriter.byCursor(
                new ResourceWriter.Part(writer(resources, list), page),
                page.nextPosition().map(next -> cursors.encode(next, walk)));
    }

    private ResourceWriter writer(Resources resources, ListRequest list) {
        return responses.writer(current.get().uri(), resources, list.attributes(), list.excludedAttributes());
    }

    private UserPage search(Resources resources, ListRequest list, Paging paging) {
        SearchTerms terms = new SearchTerms(list.filter(), list.sortBy(), list.sortOrder(), paging, list.scope());
        UserPage page = resources.search(terms, current.get().repairs());
        current.get().recorder().ifPresent(recorder -> recorder.listed(page));
        return page;
    }
}
