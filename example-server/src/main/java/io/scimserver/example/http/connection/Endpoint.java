package io.scimserver.example.http.connection;

import io.scimserver.limit.IpNetwork;
import java.util.List;
import java.util.Optional;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;

/**
 * Address at which a server listens, and its encryption.
 *
 * @param host the name or address of one interface; {@code 0.0.0.0} for all
 * @param port 0 takes a free one
 * @param tls how to encrypt; empty: not at all
 * @param isHttps clients use HTTPS, whoever encrypts
 * @param trustedProxies proxies that are believed whom requests come from
 */
public record Endpoint(
        String host, int port, Optional<SSLEngineConfigurator> tls, boolean isHttps, List<IpNetwork> trustedProxies) {}
