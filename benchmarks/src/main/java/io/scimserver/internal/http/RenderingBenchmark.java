package io.scimserver.internal.http;

import io.scimserver.benchmarks.EmptyStores;
import io.scimserver.internal.json.ScimJson;
import io.scimserver.internal.json.Timestamps;
import io.scimserver.internal.resource.Resources;
import io.scimserver.internal.schema.Projection;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmark of writing users as JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RenderingBenchmark {

    private static final String URL = "https://scim.example.com/scim/v2";

    private final Instant instant = Instant.ofEpochMilli(1_700_000_000_123L);
    private final ScimJson json = new ScimJson(1_000_000, 32, 1_000);
    private final Resources users =
            EmptyStores.users().of(new Caller(new Tenant("acme"), "1", "Acme", Access.READ_WRITE));
    private final ResourceWriter whole =
            new ResourceWriter(users, URL, Projection.byDefault(UserSchema.standard()), json);
    private final ResourceWriter parts = new ResourceWriter(
            users, URL, Projection.only(UserSchema.standard(), List.of("userName", "name.givenName")), json);
    private final UserPage page =
            new UserPage(IntStream.range(0, 100).mapToObj(this::user).toList(), 10_000, Optional.empty());

    @Benchmark
    public byte[] pageOf100() {
        return ResourceWriter.byIndex(List.of(new ResourceWriter.Part(whole, page)), 1);
    }

    @Benchmark
    public byte[] pageOf100Projected() {
        return ResourceWriter.byIndex(List.of(new ResourceWriter.Part(parts, page)), 1);
    }

    @Benchmark
    public String timestamp() {
        return Timestamps.format(instant);
    }

    /** Formats a timestamp with the JDK's own formatter, which {@link Timestamps} replaces. */
    @Benchmark
    public String timestampStandard() {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }

    private StoredUser user(int number) {
        String attributes = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"user" + number
                + "@example.com\",\"name\":{\"givenName\":\"Adele\",\"familyName\":\"Vance\"},\"title\":\""
                + "x".repeat(600) + "\",\"active\":true}";
        UserDocument document = UserDocument.ofJson(attributes.getBytes(StandardCharsets.UTF_8));
        return new StoredUser("0a21f0f2-8d2a-4f8e-bf98-" + number, "17", instant, instant, document);
    }
}
