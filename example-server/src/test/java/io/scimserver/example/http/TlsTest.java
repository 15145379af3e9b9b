package io.scimserver.example.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.example.health.ProcessHealth;
import io.scimserver.example.http.connection.AccessLog;
import io.scimserver.example.http.connection.Endpoint;
import io.scimserver.example.http.connection.SlowConnections;
import io.scimserver.example.http.connection.StrictListeners;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.Wire;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

    private static final String PASSWORD = "changeit";

    private static final int HANDSHAKE = 22;

    /**
     * TLS client hello: random octets, one cipher suite that is as old as the versions, no compression, and the
     * extensions of that suite.
     */
    private static final String CLIENT_HELLO = "1603010045" + "01000041" + "VERSION"
            + "00112233445566778899aabbccddeeff".repeat(2) + "00" + "0002SUITE" + "0100"
            + "0016" + "000a000400020017" + "000d000400020401" + "000b00020100";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        makeCertificate("RSA");
        makeCertificate("EC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void aServerWithACertificateSpeaksHttps(String algorithm) throws Exception {
        try (RunningServer server = RunningServer.start(
                "--tls-certificate=" + folder.resolve(algorithm + ".crt"),
                "--tls-key=" + folder.resolve(algorithm + ".key"))) {
            assertThat(server.url()).hasScheme("https");

            HttpResponse<String> response =
                    client(algorithm).send(get(server, "/elsewhere"), HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.body())
                    .contains("https://127.0.0.1:" + server.url().getPort() + "/scim/v2");
        }
    }

    @Test
    void aServerWithACertificateAsksForHttpsOnly() throws Exception {
        try (RunningServer server = RunningServer.start(
                "--tls-certificate=" + folder.resolve("RSA.crt"), "--tls-key=" + folder.resolve("RSA.key"))) {
            HttpResponse<String> response =
                    client("RSA").send(get(server, "/scim/v2/Users"), HttpResponse.BodyHandlers.ofString());

            assertThat(response.headers().allValues("Strict-Transport-Security"))
                    .containsExactly("max-age=31536000");
        }
    }

    @Test
    @Timeout(60)
    void connectionsWithoutARequestAreCountedFromTheFirstHandshakeMessageOn() throws Exception {
        SlowConnections slow = new SlowConnections(100_000, Duration.ofSeconds(60));
        Endpoint endpoint = new Endpoint(
                "127.0.0.1",
                0,
                Optional.of(Tls.of(folder.resolve("RSA.crt"), folder.resolve("RSA.key"))),
                true,
                List.of());
        HttpServer server = new HttpServer();
        NetworkListener listener =
                new StrictListeners(slow, new ProcessHealth(), new AccessLog()).create("test", 4, endpoint);
        server.addListener(listener);
        server.start();
        URI url = URI.create("https://127.0.0.1:" + listener.getPort() + "/");
        try (Wire first = Wire.to(url)) {
            awaitBytes(slow, 40_000);
            try (Wire second = Wire.to(url)) {
                second.send("\u0016");
                awaitBytes(slow, 80_000);

                HttpResponse<Void> response =
                        client("RSA").send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.discarding());

                assertThat(response.statusCode()).isEqualTo(404);
                assertThat(first.isClosed()).as("it has waited longest").isTrue();
                awaitBytes(slow, 80_000);
            }
        } finally {
            server.shutdownNow();
            slow.close();
        }
    }

    private static void awaitBytes(SlowConnections slow, long bytes) {
        while (slow.bytes() != bytes) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aKeyThatIsNotTheCertificatesIsOfNoUse() throws Exception {
        assertThatThrownBy(() -> Tls.of(folder.resolve("RSA.crt"), folder.resolve("EC.key")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("TLS cannot be set up");
    }

    @ParameterizedTest(name = "version {0}, suite {1}: {2}")
    @CsvSource({"0301, c013, false", "0302, c013, false", "0303, c013, true", "0303, 002f, false"})
    void oldProtocolVersionsAndSuitesWithoutForwardSecrecyAreNotSpoken(String version, String suite, boolean isSpoken)
            throws Exception {
        try (RunningServer server = RunningServer.start(
                        "--tls-certificate=" + folder.resolve("RSA.crt"), "--tls-key=" + folder.resolve("RSA.key"));
                Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(HexFormat.of()
                            .parseHex(CLIENT_HELLO.replace("VERSION", version).replace("SUITE", suite)));

            assertThat(socket.getInputStream().read() == HANDSHAKE).isEqualTo(isSpoken);
        }
    }

    @Test
    void aClientThatWantsAnotherHandshakeOnItsConnectionIsCutOff() throws Exception {
        try (RunningServer server = RunningServer.start(
                        "--tls-certificate=" + folder.resolve("RSA.crt"), "--tls-key=" + folder.resolve("RSA.key"));
                SSLSocket socket = (SSLSocket) context("RSA")
                        .getSocketFactory()
                        .createSocket(server.url().getHost(), server.url().getPort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setSoTimeout(10_000);
            socket.startHandshake();

            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        socket.getInputStream().read();
                    })
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void aClientThatDoesNotTrustTheCertificateTellsItNothing() throws Exception {
        try (RunningServer server = RunningServer.start(
                "--tls-certificate=" + folder.resolve("RSA.crt"), "--tls-key=" + folder.resolve("RSA.key"))) {
            HttpClient untrusting = HttpClient.newHttpClient();

            assertThatThrownBy(() -> untrusting.send(get(server, "/"), HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    private static HttpRequest get(RunningServer server, String path) {
        URI url = server.url().resolve(path);
        return HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + server.token())
                .build();
    }

    private static void makeCertificate(String algorithm) throws Exception {
        Path store = folder.resolve(algorithm + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        KeyStore keys = load(algorithm);
        write(algorithm + ".crt", "CERTIFICATE", keys.getCertificate("server").getEncoded());
        write(
                algorithm + ".key",
                "PRIVATE KEY",
                keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
    }

    private static KeyStore load(String algorithm) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(algorithm + ".p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static void write(String file, String kind, byte[] encoded) throws Exception {
        Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                        + "\n-----END " + kind + "-----\n");
    }

    private static HttpClient client(String algorithm) throws Exception {
        return HttpClient.newBuilder().sslContext(context(algorithm)).build();
    }

    private static SSLContext context(String algorithm) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", load(algorithm).getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
