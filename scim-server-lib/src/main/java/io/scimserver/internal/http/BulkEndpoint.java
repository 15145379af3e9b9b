package io.scimserver.internal.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.bulk.BulkRequest;
import io.scimserver.internal.bulk.BulkResult;
import io.scimserver.internal.bulk.BulkRun;
import io.scimserver.internal.http.filter.CurrentExchange;
import io.scimserver.internal.http.filter.Exchange;
import io.scimserver.internal.http.filter.ScimMediaType;
import io.scimserver.internal.json.ScimJson;
import io.scimserver.limit.RateLimit;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/** Endpoint {@code /Bulk} (RFC 7644 §3.7). */
@Path("Bulk")
@Produces({ScimMediaType.SCIM, ScimMediaType.JSON})
@Consumes({ScimMediaType.SCIM, ScimMediaType.JSON})
public final class BulkEndpoint {

    private final CurrentExchange current;
    private final ResourcesOfRequest resources;
    private final BaseUrl baseUrl;
    private final ScimJson json;
    private final int maxOperations;
    private final RateLimit limit;

    BulkEndpoint(
            CurrentExchange current,
            ResourcesOfRequest resources,
            BaseUrl baseUrl,
            ScimJson json,
            int maxOperations,
            RateLimit limit) {
        this.current = current;
        this.resources = resources;
        this.baseUrl = baseUrl;
        this.json = json;
        this.maxOperations = maxOperations;
        this.limit = limit;
    }

    @POST
    public Response bulk(InputStream body) {
        Exchange exchange = current.get();
        BulkRequest bulk =
                BulkRequest.read(json.readObject(body, exchange.repairs()), maxOperations, exchange.repairs());
        exchange.countOperations(bulk.operations().size());
        exchange.takeRestFrom(limit);
        BulkRun run = new BulkRun(bulk, resources.all(exchange), exchange.repairs());
        List<BulkResult> results = run.execute();
        exchange.recorder().ifPresent(recorder -> recorder.refused(results));
        ObjectNode response = response(results, baseUrl.of(exchange.uri()));
        return Response.ok(json.write(response), ScimMediaType.RESPONSE).build();
    }

    private static ObjectNode response(List<BulkResult> results, String baseUrl) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:BulkResponse");
        response.putArray("Operations")
                .addAll(results.stream()
                        .map(result -> operation(result, baseUrl))
                        .toList());
        return response;
    }

    private static ObjectNode operation(BulkResult result, String baseUrl) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        result.method().ifPresent(method -> operation.put("method", method));
        result.bulkId().ifPresent(bulkId -> operation.put("bulkId", bulkId));
        result.version().ifPresent(version -> operation.put("version", version));
        result.target()
                .ifPresent(target -> operation.put("location", target.type().location(baseUrl, target.id())));
        operation.put("status", String.valueOf(result.status()));
        result.error().ifPresent(error -> operation.set("response", error.toJson()));
        return operation;
    }
}
