package io.scimserver.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.scimserver.example.support.Burst;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class ManagementTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final RunningServer server;

    ManagementTest() throws Exception {
        server = RunningServer.start("--management-port=0", "--rate-limit=7/h");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void requestsAreCountedByOperationAndStatus() throws Exception {
        server.get("/scim/v2/Users");
        server.get("/scim/v2/Users/17");
        server.get("/scim/v2/Schemas");
        scim("PATCH", "/Users/17", "{}");

        assertMeasured(
                "scim_requests_seconds_count{operation=\"search\",status=\"200\"} 1",
                "scim_requests_seconds_count{operation=\"read\",status=\"404\"} 1",
                "scim_requests_seconds_count{operation=\"discovery\",status=\"200\"} 1",
                "scim_requests_seconds_count{operation=\"patch\",status=\"404\"} 1",
                "scim_requests_seconds_bucket{operation=\"search\",status=\"200\",le=\"10.0\"} 1",
                "scim_operations_total 4.0",
                "jvm_memory_used_bytes");
    }

    @Test
    void repairsAndCallsOfTheStoreAreCountedByName() throws Exception {
        server.get("/scim/v2/Users?startindex=1");

        assertMeasured(
                "scim_repairs_total{repair=\"QUERY_PARAMETER_CASE\"} 1.0",
                "scim_store_seconds_count{outcome=\"done\",verb=\"search\"} 1");
    }

    @Test
    void refusalsOfTheRateLimitAreCounted() throws Exception {
        for (int i = 0; i < 8; i++) {
            server.get("/scim/v2/Users");
        }

        assertMeasured(
                "scim_activity_waiting ",
                "scim_activity_lost_total 0.0",
                "scim_activity_failures_total 0.0",
                "scim_audit_retention_failures_total 0.0",
                "scim_rate_limit_refusals_total 1.0",
                "scim_requests_seconds_count{operation=\"search\",status=\"429\"} 1");
    }

    @Test
    void nothingSaysWhoseRequestsTheyWereAndNoClientMakesANewLabel() throws Exception {
        scim("POST", "/Users", "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ada\"}");
        server.get("/scim/v2/secret-path");
        server.send("BREW /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\n" + server.authorization() + "\r\n");

        assertMeasured("scim_operations_total 3.0");
        assertThat(metrics()).doesNotContain("ada", "secret-path", "BREW", "\"default\"", "first token");
    }

    @Test
    void aServerThatRecordsNothingAnyMoreWantsNoRequests() throws Exception {
        assertThat(management("GET", "/health/ready").statusCode()).isEqualTo(200);

        server.running().scim().activity().orElseThrow().close();

        assertThat(management("GET", "/health/ready").statusCode()).isEqualTo(503);
        assertThat(server.get("/health/ready").status()).isEqualTo(503);
        assertThat(server.get("/health/live").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/health/live,200",
        "GET,/health/ready,200",
        "GET,/,404",
        "GET,/scim/v2/Users,404",
        "POST,/metrics,405",
        "POST,/health/ready,405",
    })
    void onlyMetricsAndProbesAreAnswered(String method, String path, int status) throws Exception {
        assertThat(management(method, path).statusCode()).isEqualTo(status);
    }

    @Test
    void whoeverPipelinesScrapesKeepsNobodysProbeWaiting() throws Exception {
        String requests = "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1_500);
        Burst burst = Burst.to(managementUrl(), 2, requests);
        try (LoggedProblems problems = new LoggedProblems();
                burst) {
            for (int i = 0; i < 10; i++) {
                long start = System.nanoTime();
                assertThat(management("GET", "/health/live").statusCode()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            }
            assertThat(problems.texts()).isEmpty();
        }
    }

    @Test
    void aConnectionIsClosedAfterOneResponse() throws Exception {
        String request = "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n";
        try (Wire wire = Wire.to(managementUrl())) {
            Wire.Response metrics = wire.send(request + request).read();

            assertThat(metrics.status()).isEqualTo(200);
            assertThat(metrics.headers()).containsEntry("connection", "close");
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void metricsAreRenderedOnceASecondHoweverManyAsk() throws Exception {
        Set<String> rendered = new HashSet<>();
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            rendered.add(metrics());
        }

        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertThat(rendered.size()).isLessThanOrEqualTo((int) seconds + 2);
    }

    @ParameterizedTest
    @CsvSource({
        "'GET  /metrics HTTP/1.1\r\nHost: a\r\n', 400",
        "'GET /metrics HTTP/1.1\r\nHost: a\nX: b\r\n', 400",
        "'POST /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n', 400",
        "'GET /metrics HTTP/1.1\r\n', 400",
    })
    void whatLeavesDoubtWhereARequestEndsIsRefusedHereToo(String header, int status) throws Exception {
        try (Wire wire = Wire.to(managementUrl())) {
            wire.send(header + "\r\n").read().scimError(status);
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void aHeaderThatIsTooLargeIsRefusedHereToo() throws Exception {
        String many = "X-Many: a\r\n".repeat(101);
        try (Wire wire = Wire.to(managementUrl())) {
            wire.send("GET /metrics HTTP/1.1\r\nHost: a\r\n" + many + "\r\n")
                    .read()
                    .scimError(431);
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void metricsAreNotOnThePortOfTheIdentityProviders() throws Exception {
        assertThat(server.get("/metrics").status()).isEqualTo(404);
    }

    @Test
    void nothingIsWatchedUnlessItIsAskedFor() throws Exception {
        try (RunningServer unwatched = RunningServer.start()) {
            assertThat(unwatched.running().management()).isEmpty();
        }
    }

    private void scim(String method, String path, String body) throws IOException, InterruptedException {
        HTTP.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Authorization", "Bearer " + server.token())
                        .header("Content-Type", "application/scim+json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Asserts that the lines appear: a request is counted when its response is out, so its client may be faster. */
    private void assertMeasured(String... lines) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(LONGEST_WAIT);
        String text = metrics();
        while (!Stream.of(lines).allMatch(text::contains) && Instant.now().isBefore(deadline)) {
            text = metrics();
        }
        assertThat(text).contains(lines);
    }

    private String metrics() throws IOException, InterruptedException {
        HttpResponse<String> response = management("GET", "/metrics");
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        return response.body();
    }

    private HttpResponse<String> management(String method, String path) throws IOException, InterruptedException {
        URI url = managementUrl().resolve(path);
        return HTTP.send(
                HttpRequest.newBuilder(url)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private URI managementUrl() {
        return server.running().management().orElseThrow().url();
    }

    /** Log lines from WARN on, as long as it is open. */
    private static final class LoggedProblems extends AppenderBase<ILoggingEvent> implements AutoCloseable {

        private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        private final Queue<String> texts = new ConcurrentLinkedQueue<>();

        LoggedProblems() {
            start();
            root.addAppender(this);
        }

        Queue<String> texts() {
            return texts;
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                texts.add(event.getLoggerName() + ": " + event.getFormattedMessage());
            }
        }

        @Override
        public void close() {
            root.detachAppender(this);
        }
    }
}
