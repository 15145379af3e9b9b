package com.example.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.ScimServer;
import io.scimserver.UserSearch;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Test of docs/spring-boot.md. */
@SpringBootTest(
        classes = HostApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"scim.store=memory", "scim.token=0123456789abcdef0123456789abcdef"})
class TestRecipeTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ScimServer scim;

    @Test
    void anIdentityProviderCreatesAnEmployee() throws Exception {
        HttpRequest create = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/scim/v2/Users"))
                .header("Authorization", "Bearer 0123456789abcdef0123456789abcdef")
                .header("Content-Type", "application/scim+json")
                .POST(BodyPublishers.ofString(
                        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ada\"}"))
                .build();

        HttpResponse<String> response = HttpClient.newHttpClient().send(create, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(201);
        Caller test = new Caller(new Tenant("default"), "test", "Test", Access.READ_ONLY);
        assertThat(scim.users(test).search(UserSearch.ALL).totalResults()).isEqualTo(1);
    }
}
