package com.example.hr;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;

/** Application behind a real port, as an identity provider and as people see it. */
record RunningApplication(int port) {

    static final String SECRET = "a secret of at least thirty-two bytes";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Returns a token as the application's issuer makes it. */
    static String token(String company, String scope, Instant expiry) throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject("entra")
                .claim("company", company)
                .claim("scope", scope)
                .expirationTime(Date.from(expiry))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(SECRET));
        return token.serialize();
    }

    HttpResponse<String> scim(String method, String path, String body) throws Exception {
        return scim(token("acme", "scim", Instant.now().plusSeconds(60)), method, path, body);
    }

    HttpResponse<String> scim(String token, String method, String path, String body) throws Exception {
        return send(request(method, "/scim/v2" + path, body)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/scim+json"));
    }

    HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.ofString(body));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
