package com.example.hr;

import io.scimserver.ScimServer;
import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenTerms;
import io.scimserver.memory.InMemoryTokenStore;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.ProvisioningListener;
import io.scimserver.servlet.ScimServlet;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.net.InetSocketAddress;
import java.time.Clock;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/** SCIM in a Jetty of one's own: no framework, no configuration. Users are gone when it ends. */
public final class Main {

    public static void main(String[] args) throws Exception {
        TokenService tokens = new TokenService(new InMemoryTokenStore(), Clock.systemUTC());
        Server server = start(8080, tokens);
        System.out.println("SCIM URL: http://127.0.0.1:8080/scim/v2");
        System.out.println("Bearer token: " + issueToken(tokens));
        server.join();
    }

    static Server start(int port, TokenService tokens) throws Exception {
        ScimServer scim = ScimServer.builder()
                .users(new InMemoryUserStores(Clock.systemUTC()))
                .authenticator(tokens)
                .listener(new Welcome())
                .build();
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ScimServlet(scim), "/scim/v2/*");
        Server server = new Server(new InetSocketAddress("127.0.0.1", port));
        server.setHandler(context);
        server.start();
        return server;
    }

    static String issueToken(TokenService tokens) {
        Tenant company = new Tenant("acme");
        return tokens.issue(new TokenTerms(company, "Entra ID", Access.READ_WRITE))
                .secret();
    }

    /** Action of the application for a new user: it prints a welcome. */
    private static final class Welcome implements ProvisioningListener {

        @Override
        public void created(Caller by, StoredUser user) {
            System.out.println("Welcome " + user.attributes().member("userName").asText());
        }
    }
}
