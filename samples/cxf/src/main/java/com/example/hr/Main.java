package com.example.hr;

import io.scimserver.ScimServer;
import io.scimserver.ScimServerConfig;
import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenTerms;
import io.scimserver.memory.InMemoryTokenStore;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.net.URI;
import java.time.Clock;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.utils.ResourceUtils;

/** SCIM on Apache CXF. Users are gone when it ends. */
public final class Main {

    public static void main(String[] args) {
        TokenService tokens = new TokenService(new InMemoryTokenStore(), Clock.systemUTC());
        Server server = start(8080, tokens);
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        System.out.println("SCIM URL: http://127.0.0.1:8080/scim/v2");
        System.out.println("Bearer token: " + issueToken(tokens));
    }

    static Server start(int port, TokenService tokens) {
        URI url = URI.create("http://127.0.0.1:" + port + "/scim/v2");
        ScimServer scim = ScimServer.builder()
                .users(new InMemoryUserStores(Clock.systemUTC()))
                .authenticator(tokens)
                .config(ScimServerConfig.DEFAULT.withBaseUrl(url))
                .build();
        JAXRSServerFactoryBean factory = ResourceUtils.createApplication(scim.application(), true, false, false, null);
        factory.setAddress(url.toString());
        return factory.create();
    }

    static String issueToken(TokenService tokens) {
        return tokens.issue(new TokenTerms(new Tenant("acme"), "Entra ID", Access.READ_WRITE))
                .secret();
    }
}
