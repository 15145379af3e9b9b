package io.scimserver.example.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;

/** TLS configuration made of the two PEM files that certificate authorities and their tools hand out. */
public final class Tls {

    private static final char[] NO_PASSWORD = new char[0];
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    static {
        // Or a client could make the server compute handshakes without end on one connection. Only the JDK's own switch
        // tells a client's wish from the server's.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private Tls() {}

    /**
     * Returns TLS 1.2 and 1.3 for a server, with forward secrecy and without renegotiation by clients.
     *
     * @param certificate the server's certificate, followed by those of the authorities between it and the root
     * @param key its private key, PKCS #8, not encrypted
     * @throws IllegalArgumentException if one of the files cannot be used; the message names the file and the expected
     *     content
     */
    public static SSLEngineConfigurator of(Path certificate, Path key) {
        try {
            Certificate[] chain = readChain(certificate);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("server", readKey(key, chain[0].getPublicKey().getAlgorithm()), NO_PASSWORD, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return new SSLEngineConfigurator(context, false, false, false)
                    .setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"})
                    .setEnabledCipherSuites(cipherSuites(context));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /** Returns the suites of the JDK without the exchange of keys by RSA, which has no forward secrecy. */
    private static String[] cipherSuites(SSLContext context) {
        return Arrays.stream(context.getDefaultSSLParameters().getCipherSuites())
                .filter(suite -> !suite.startsWith("TLS_RSA_"))
                .toArray(String[]::new);
    }

    private static Certificate[] readChain(Path file) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(file)) {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new IllegalArgumentException(file + " holds no PEM certificate");
            }
            return chain;
        }
    }

    private static PrivateKey readKey(Path file, String algorithm) throws IOException, GeneralSecurityException {
        Matcher pem = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new IllegalArgumentException(file + " holds no unencrypted PKCS #8 key (BEGIN PRIVATE KEY);"
                    + " \"openssl pkcs8 -topk8 -nocrypt\" makes one from other forms");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }
}
