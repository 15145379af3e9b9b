package com.example.hr;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.TokenService;
import io.scimserver.memory.InMemoryTokenStore;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import org.apache.cxf.endpoint.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MainTest {

    private static final String ADA =
            "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ada\"}";
    private static final String LEAVE = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
            + "\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}";
    private static final String BULK = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],"
            + "\"Operations\":[{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"1\",\"data\":" + ADA + "}]}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final TokenService tokens = new TokenService(new InMemoryTokenStore(), Clock.systemUTC());
    private final String token = Main.issueToken(tokens);
    private String url;
    private Server server;

    @BeforeEach
    void start() throws IOException {
        int port = freePort();
        url = "http://127.0.0.1:" + port + "/scim/v2";
        server = Main.start(port, tokens);
    }

    @AfterEach
    void stop() {
        server.destroy();
    }

    @Test
    void aUserIsCreatedFoundDeactivatedAndDeleted() throws Exception {
        HttpResponse<String> created = send("POST", "/Users", ADA);
        assertThat(created.statusCode()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(url + "/Users/");

        HttpResponse<String> found = send("GET", "/Users?filter=userName%20eq%20%22ADA%22", "");
        assertThat(found.body()).contains("\"totalResults\":1").contains("\"userName\":\"ada\"");

        String path = location.substring(url.length());
        assertThat(send("PATCH", path, LEAVE).body()).contains("\"active\":false");
        assertThat(send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(send("GET", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void usersAreCreatedInBulk() throws Exception {
        assertThat(send("POST", "/Bulk", BULK).body()).contains("\"status\":\"201\"");
        assertThat(send("GET", "/Users", "").body()).contains("\"totalResults\":1");
    }

    @Test
    void whatIsRefusedIsAScimError() throws Exception {
        HttpResponse<String> stranger =
                http.send(HttpRequest.newBuilder(URI.create(url + "/Users")).build(), BodyHandlers.ofString());

        for (HttpResponse<String> refused :
                List.of(stranger, send("POST", "/Users", "{"), send("GET", "/Nowhere", ""))) {
            assertThat(refused.statusCode()).isIn(401, 400, 404);
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/scim+json");
            assertThat(refused.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
        }
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/scim+json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
