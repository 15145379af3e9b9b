package io.scimserver.example.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Sender of SCIM requests to one server, from any number of threads. */
public record ScimCaller(URI url, String token, HttpClient http) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public ScimCaller(URI url, String token) {
        this(
                url,
                token,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    public record Response(int status, Optional<String> retryAfter, String text) {

        public JsonNode json() throws JsonProcessingException {
            return JSON.readTree(text);
        }

        public String id() throws JsonProcessingException {
            return json().path("id").asText();
        }
    }

    @FunctionalInterface
    public interface Numbered<T> {
        T call(int number) throws Exception;
    }

    /** @param target the text behind the SCIM URL, or the host if it starts with {@code //} */
    public Response send(String method, String target, String body) throws IOException, InterruptedException {
        URI whole = target.startsWith("//") ? url.resolve(target.substring(1)) : URI.create(url + target);
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(whole)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/scim+json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Response(response.statusCode(), response.headers().firstValue("Retry-After"), response.body());
    }

    public Response get(String target) throws IOException, InterruptedException {
        return send("GET", target, "");
    }

    public Response create(String userName) throws IOException, InterruptedException {
        String user = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"%s\"}";
        return send("POST", "/Users", user.formatted(userName));
    }

    public Response patch(String id, String operation) throws IOException, InterruptedException {
        String patch = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[%s]}";
        return send("PATCH", "/Users/" + id, patch.formatted(operation));
    }

    public int countOf(String userName) throws IOException, InterruptedException {
        return get("/Users?filter=userName%20eq%20%22" + userName + "%22")
                .json()
                .get("totalResults")
                .intValue();
    }

    /** Calls once with each of 0, 1, 2, ..., all in the same moment. */
    public static <T> List<T> atOnce(int count, Numbered<T> call) throws InterruptedException, ExecutionException {
        CyclicBarrier gate = new CyclicBarrier(count);
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<T>> calls = IntStream.range(0, count)
                    .<Callable<T>>mapToObj(number -> () -> {
                        gate.await();
                        return call.call(number);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
