package io.scimserver.example.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Identity provider that was given these two values and sends SCIM requests. */
record IdentityProvider(URI url, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    record Response(int status, String text) {

        /** @throws AssertionError if the request was refused */
        JsonNode accepted() throws JsonProcessingException {
            if (status / 100 != 2) {
                throw new AssertionError("refused: " + status + " " + text);
            }
            return JSON.readTree(text);
        }
    }

    Response get(String target) throws IOException, InterruptedException {
        return send("GET", target, "");
    }

    Response send(String method, String target, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + target))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/scim+json")
                .header("User-Agent", "Example Identity Provider/1.0")
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        return new Response(response.statusCode(), response.body());
    }

    Response create(String given, String family, String department) throws IOException, InterruptedException {
        return send("POST", "/Users", user(given, family, department));
    }

    static String user(String given, String family, String department) {
        return """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                 "userName": "%1$s.%2$s@example.com",
                 "name": {"givenName": "%1$s", "familyName": "%2$s"},
                 "emails": [{"value": "%1$s.%2$s@example.com", "type": "work", "primary": true}],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "%3$s"},
                 "active": true}
                """.formatted(given, family, department);
    }

    Response createGroup(String name, String... members) throws IOException, InterruptedException {
        String values =
                Arrays.stream(members).map("{\"value\": \"%s\"}"::formatted).collect(Collectors.joining(", "));
        return send("POST", "/Groups", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
                 "displayName": "%s", "members": [%s]}
                """.formatted(name, values));
    }

    Response setActive(String id, boolean active) throws IOException, InterruptedException {
        return send("PATCH", "/Users/" + id, """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "replace", "path": "active", "value": %s}]}
                """.formatted(active));
    }
}
