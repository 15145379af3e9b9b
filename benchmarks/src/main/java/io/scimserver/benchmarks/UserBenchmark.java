package io.scimserver.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.internal.filter.FilterLimits;
import io.scimserver.internal.patch.PatchLimits;
import io.scimserver.internal.resource.ResourceModel;
import io.scimserver.internal.resource.SizeLimit;
import io.scimserver.internal.schema.Projection;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.UserInput;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.search.FilterPredicate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmark of the library's work for one user of about 1 kB, without HTTP and store. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class UserBenchmark {

    private static final String FILTER = "emails[type eq \"work\" and value co \"user4711@\"]";

    private final Repairs repairs = new Repairs(EnumSet.allOf(Repair.class));
    private final ResourceModel model = ResourceModel.of(
            ResourceType.USER,
            UserSchema.standard(),
            new ResourceModel.Limits(FilterLimits.DEFAULT, PatchLimits.DEFAULT, SizeLimit.DEFAULT));
    private final ObjectNode body = tree(People.user(1, "Engineer"));
    private final ObjectNode patch = tree(People.patch("Manager"));
    private final ObjectNode stored =
            model.reader().forCreate(tree(People.user(1, "Engineer")), repairs).attributes();
    private final byte[] storedBytes = stored.toString().getBytes(StandardCharsets.UTF_8);
    private final StoredUser user = user(UserDocument.ofJson(storedBytes));
    private final Predicate<StoredUser> predicate = FilterPredicate.of(filterParse(), model.types());
    private final Projection projection = Projection.only(model.schema(), List.of("userName", "emails.value"));

    @Benchmark
    public final Filter filterParse() {
        return model.filters().parse(FILTER, repairs);
    }

    /** Evaluates a filter on a user on which it was evaluated before. */
    @Benchmark
    public boolean filterEvaluate() {
        return predicate.test(user);
    }

    /** Evaluates a filter on a user of whom only the bytes are there. */
    @Benchmark
    public boolean filterEvaluateFirst() {
        return predicate.test(user(UserDocument.ofJson(storedBytes)));
    }

    @Benchmark
    public UserInput create() {
        return model.reader().forCreate(body, repairs);
    }

    @Benchmark
    public UserInput patch() {
        return model.patches().parse(patch, repairs).apply("1", stored, repairs);
    }

    @Benchmark
    public Projection projectionMake() {
        return Projection.byDefault(model.schema());
    }

    @Benchmark
    public ObjectNode projectionApply() {
        return projection.apply(stored);
    }

    private static StoredUser user(UserDocument document) {
        return new StoredUser("1", "1", Instant.EPOCH, Instant.EPOCH, document);
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
