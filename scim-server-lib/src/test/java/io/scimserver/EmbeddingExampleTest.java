package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.tenant.Tenant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.jetty.server.Server;
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
            assertThat(listUsers("http://127.0.0.1:" + port + "/scim/v2/Users", token))
                    .isEqualTo(200);
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void theServletOfTheDocumentationAnswersItsToken() throws Exception {
        EmbeddingExample example = new EmbeddingExample();
        String token = example.issueToken(new Tenant("acme"));
        Server server = example.mountServlet(example.build());
        try {
            String users = server.getURI().resolve("/hr/scim/v2/Users").toString();
            assertThat(listUsers(users, token)).isEqualTo(200);
            assertThat(listUsers(users, "guessed")).isEqualTo(401);
        } finally {
            server.stop();
        }
    }

    private static int listUsers(String url, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }
}
