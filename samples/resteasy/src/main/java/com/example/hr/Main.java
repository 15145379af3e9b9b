package com.example.hr;

import io.scimserver.ScimServer;
import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenTerms;
import io.scimserver.memory.InMemoryTokenStore;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import io.undertow.Undertow;
import java.time.Clock;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;

/** SCIM on RESTEasy and Undertow. Users are gone when it ends. */
public final class Main {

    public static void main(String[] args) {
        TokenService tokens = new TokenService(new InMemoryTokenStore(), Clock.systemUTC());
        UndertowJaxrsServer server = start(8080, tokens);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        System.out.println("SCIM URL: http://127.0.0.1:8080/scim/v2");
        System.out.println("Bearer token: " + issueToken(tokens));
    }

    static UndertowJaxrsServer start(int port, TokenService tokens) {
        ScimServer scim = ScimServer.builder()
                .users(new InMemoryUserStores(Clock.systemUTC()))
                .authenticator(tokens)
                .build();
        UndertowJaxrsServer server = new UndertowJaxrsServer();
        server.start(Undertow.builder().addHttpListener(port, "127.0.0.1"));
        server.deploy(scim.application(), "/scim/v2");
        return server;
    }

    static String issueToken(TokenService tokens) {
        return tokens.issue(new TokenTerms(new Tenant("acme"), "Entra ID", Access.READ_WRITE))
                .secret();
    }
}
