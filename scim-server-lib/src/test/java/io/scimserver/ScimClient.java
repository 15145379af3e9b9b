package io.scimserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Client that sends what a test says and hides nothing of the response. */
record ScimClient(String baseUrl, String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    record Response(int status, JsonNode body, HttpResponse<String> raw) {

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String id() {
            return body.path("id").asText();
        }

        String scimType() {
            return body.path("scimType").asText();
        }
    }

    Response get(String path) {
        return send("GET", path, null, Map.of());
    }

    Response get(String path, Map<String, String> headers) {
        return send("GET", path, null, headers);
    }

    Response post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    Response put(String path, String body) {
        return send("PUT", path, body, Map.of());
    }

    Response patch(String path, String body) {
        return send("PATCH", path, body, Map.of());
    }

    /** Sends a PATCH of operations, given as the elements of the array. */
    Response patchWith(String path, String operations) {
        return patch(
                path,
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operations
                        + "]}");
    }

    Response delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    Response find(String filter) {
        return get("/Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    /** Creates a user with a name and nothing else. */
    Response createUser(String userName) {
        return post("/Users", user(userName, ""));
    }

    /** Returns a user as JSON: a name, and more members. */
    static String user(String userName, String more) {
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + userName + "\""
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    Response send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/scim+json");
        }
        headers.forEach(request::header);
        return send(request.build());
    }

    static Response send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body());
            return new Response(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
