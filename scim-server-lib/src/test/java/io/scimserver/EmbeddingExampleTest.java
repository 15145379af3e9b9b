package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.tenant.Tenant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.glassfish.grizzly.http.server.HttpServer;
import org.junit.jupiter.api.Test;

/** What docs/embedding.md shows works as it is shown. */
class EmbeddingExampleTest {

    @Test
    void theServerOfTheDocumentationAnswersItsToken() throws Exception {
        EmbeddingExample example = new EmbeddingExample();
        String token = example.issueToken(new Tenant("acme"));
        HttpServer server = example.mount(example.build());
        try {
            int port = server.getListener("grizzly").getPort();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/scim/v2/Users"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            server.shutdownNow();
        }
    }
}
