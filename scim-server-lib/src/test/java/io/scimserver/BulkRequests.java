package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Bulk requests as JSON, and readers of their responses. */
final class BulkRequests {

    private static final String URN = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private BulkRequests() {}

    /** Carries operations out and returns the response to a bulk request that was accepted. */
    static JsonNode bulk(ScimClient client, String... operations) {
        return taken(client.post("/Bulk", message(String.join(",", operations), "")));
    }

    static JsonNode bulk(ScimClient client, int failOnErrors, String... operations) {
        return taken(client.post("/Bulk", message(String.join(",", operations), ",\"failOnErrors\":" + failOnErrors)));
    }

    /** Returns a bulk request with these operations, the elements of the array, and more members. */
    static String message(String operations, String more) {
        return "{\"schemas\":[\"" + URN + "\"],\"Operations\":[" + operations + "]" + more + "}";
    }

    static String create(String bulkId, String data) {
        return "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"" + bulkId + "\",\"data\":" + data + "}";
    }

    static String operation(String method, String path, String data) {
        return "{\"method\":\"" + method + "\",\"path\":\"" + path + "\",\"data\":" + data + "}";
    }

    /** Returns the body of a PATCH that replaces one attribute. */
    static String replace(String path, String value) {
        return "{\"schemas\":[\"" + PATCH + "\"],\"Operations\":[{\"op\":\"replace\",\"path\":\"" + path
                + "\",\"value\":" + value + "}]}";
    }

    /** Returns the enterprise extension of a user, with this manager. */
    static String manager(String value) {
        return "\"" + ENTERPRISE + "\":{\"manager\":" + value + "}";
    }

    static List<String> statuses(JsonNode response) {
        return response.path("Operations")
                .valueStream()
                .map(result -> result.path("status").asText())
                .toList();
    }

    private static JsonNode taken(ScimClient.Response response) {
        assertThat(response.status()).as("%s", response.body()).isEqualTo(200);
        return response.body();
    }
}
