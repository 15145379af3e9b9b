package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.Authentication;
import io.scimserver.auth.AuthenticationRequest;
import io.scimserver.auth.Authenticator;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of mutual TLS: the container checks the client's certificate, and the host's authenticator knows its subject.
 */
class ServletPrincipalHttpTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static ServletHost host;

    @BeforeAll
    static void startHost() throws Exception {
        makeKey("server", "CN=localhost");
        makeKey("acme", "CN=acme provisioning");
        makeKey("stranger", "CN=somebody else");
        ScimServer scim = ScimServer.builder()
                .users(new InMemoryUserStores(Clock.systemUTC()))
                .authenticator(certificates())
                .build();
        Server server = new Server();
        host = ServletHost.start(
                server, tlsConnector(server), context -> ServletHost.mount(context, scim, "/scim/v2/*"));
    }

    @AfterAll
    static void stopHost() {
        host.close();
    }

    @Test
    void theSubjectOfTheCertificateNamesTheCompany() throws Exception {
        assertThat(get("acme").statusCode()).isEqualTo(200);
    }

    @Test
    void aTrustedCertificateThatTheHostDoesNotKnowIsRefused() throws Exception {
        HttpResponse<String> refused = get("stranger");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/scim+json");
    }

    @Test
    void withoutACertificateNobodyIsKnown() throws Exception {
        assertThat(get("").statusCode()).isEqualTo(401);
    }

    // docs: certificates
    static Authenticator certificates() {
        Map<String, Tenant> companies = Map.of("CN=acme provisioning", new Tenant("acme"));
        return (AuthenticationRequest request) -> request.principal()
                .map(Principal::getName)
                .filter(companies::containsKey)
                .<Authentication>map(subject -> new Authentication.Accepted(
                        new Caller(companies.get(subject), subject, subject, Access.READ_WRITE)))
                .orElseGet(() -> new Authentication.Refused("Mutual", "Send a client certificate that is known here."));
    }
    // end

    private static ServerConnector tlsConnector(Server server) throws Exception {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(keyStore("server"));
        tls.setKeyStorePassword(String.valueOf(PASSWORD));
        tls.setTrustStore(trusting("acme", "stranger"));
        tls.setWantClientAuth(true);
        HttpConfiguration http = new HttpConfiguration();
        http.addCustomizer(new SecureRequestCustomizer(false));
        return new ServerConnector(server, tls, new HttpConnectionFactory(http));
    }

    /** @param client the client whose certificate to send; empty: none */
    private static HttpResponse<String> get(String client) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(client.isEmpty() ? emptyStore() : keyStore(client), PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusting("server"));
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        URI users = URI.create("https://localhost:" + host.port() + "/hr/scim/v2/Users");
        return HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send(HttpRequest.newBuilder(users).build(), BodyHandlers.ofString());
    }

    private static void makeKey(String name, String subject) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        subject,
                        "-ext",
                        "SAN=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        folder.resolve(name).toString(),
                        "-storepass",
                        String.valueOf(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
    }

    private static KeyStore keyStore(String name) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(folder.resolve(name))) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static KeyStore trusting(String... names) throws Exception {
        KeyStore trusted = emptyStore();
        for (String name : names) {
            trusted.setCertificateEntry(name, keyStore(name).getCertificate(name));
        }
        return trusted;
    }

    private static KeyStore emptyStore() throws Exception {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        return empty;
    }
}
