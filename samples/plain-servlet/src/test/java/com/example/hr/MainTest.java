package com.example.hr;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.TokenService;
import io.scimserver.memory.InMemoryTokenStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MainTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final TokenService tokens = new TokenService(new InMemoryTokenStore(), Clock.systemUTC());
    private Server server;

    @BeforeEach
    void start() throws Exception {
        server = Main.start(0, tokens);
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void aUserIsCreatedAndFound() throws Exception {
        String token = Main.issueToken(tokens);

        HttpResponse<String> created = send(
                token,
                request("/scim/v2/Users")
                        .header("Content-Type", "application/scim+json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ada\"}")));
        HttpResponse<String> found = send(token, request("/scim/v2/Users?filter=userName%20eq%20%22ada%22"));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(found.body()).contains("\"totalResults\":1").contains("\"userName\":\"ada\"");
    }

    @Test
    void nobodyGetsInWithoutAToken() throws Exception {
        HttpResponse<String> refused = send("guessed", request("/scim/v2/Users"));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/scim+json");
    }

    @Test
    void whatIsBesideTheScimRootIsTheContainers() throws Exception {
        HttpResponse<String> missing = send(Main.issueToken(tokens), request("/"));

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.getURI().resolve(path).toString()));
    }

    private HttpResponse<String> send(String token, HttpRequest.Builder request) throws Exception {
        return http.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }
}
