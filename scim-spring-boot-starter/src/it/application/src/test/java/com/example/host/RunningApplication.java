package com.example.host;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Application behind a real port. */
record RunningApplication(ConfigurableApplicationContext context) implements AutoCloseable {

    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    /** Starts an application on a free port. */
    static RunningApplication start(Class<?> application, String... properties) {
        String[] arguments = Stream.concat(Stream.of("server.port=0"), Arrays.stream(properties))
                .map(property -> "--" + property)
                .toArray(String[]::new);
        return new RunningApplication(SpringApplication.run(new Class<?>[] {application}, arguments));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpResponse<String> scim(String method, String path, String body) throws Exception {
        return scim(TOKEN, method, path, body);
    }

    HttpResponse<String> scim(String token, String method, String path, String body) throws Exception {
        return send(request(method, "/scim/v2" + path, body)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/scim+json"));
    }

    /** Returns the path of a new user. */
    String created(String userName) throws Exception {
        HttpResponse<String> response = scim(
                "POST",
                "/Users",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + userName + "\"}");
        Matcher id = ID.matcher(response.body());
        if (response.statusCode() != 201 || !id.find()) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return "/Users/" + id.group(1);
    }

    HttpResponse<String> withName(String userName) throws Exception {
        String filter = URLEncoder.encode("userName eq \"" + userName + "\"", StandardCharsets.UTF_8);
        return scim("GET", "/Users?filter=" + filter, "");
    }

    HttpResponse<String> as(String user, String method, String path, String body) throws Exception {
        return send(signedIn(user, request(method, path, body)));
    }

    static HttpRequest.Builder signedIn(String user, HttpRequest.Builder request) {
        String credentials = Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
        return request.header("Authorization", "Basic " + credentials);
    }

    HttpRequest.Builder request(String method, String path, String body) {
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.ofString(body));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
    }
}
