package com.example.scim.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test of the packaged plug-in beside the packaged server, as an operator starts them. */
class ExampleServerIT {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String ADA =
            "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ada@example.com\"}";

    @TempDir
    private Path folder;

    @Test
    void aProvisionedUserIsFoundAgainAfterARestart() throws Exception {
        try (RunningServer server = RunningServer.start(folder, store())) {
            HttpResponse<String> created = send(server.request("/Users")
                    .header("Content-Type", "application/scim+json")
                    .POST(HttpRequest.BodyPublishers.ofString(ADA)));
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        }
        try (RunningServer server = RunningServer.start(folder, store())) {
            HttpResponse<String> found = send(server.request("/Users?filter=userName%20eq%20%22ADA@example.com%22"));
            assertThat(found.body()).contains("\"totalResults\":1", "ada@example.com");
        }
    }

    private String store() {
        return "files:" + folder.resolve("users");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
