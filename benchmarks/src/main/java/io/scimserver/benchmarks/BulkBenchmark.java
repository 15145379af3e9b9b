package io.scimserver.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.bulk.BulkRequest;
import io.scimserver.internal.bulk.BulkResult;
import io.scimserver.internal.bulk.BulkRun;
import io.scimserver.internal.json.ScimJson;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.users.UsersByTenant;
import io.scimserver.schema.Repair;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmark of the library's work for a bulk request of 100 creates, without HTTP. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BulkBenchmark {

    private static final int OPERATIONS = 100;
    private static final Tenant TENANT = new Tenant("t");
    private static final Caller CALLER = new Caller(TENANT, "c", "bench", Access.READ_WRITE);

    private final ScimJson json = new ScimJson(4_000_000, 32, 1_000);
    private final String text = People.bulk(0, OPERATIONS);
    private final Repairs repairs = new Repairs(EnumSet.allOf(Repair.class));
    private final ObjectNode body = json.readObject(text, repairs);

    /** Each request finds an empty store. */
    private final UsersByTenant users = EmptyStores.users();

    @Benchmark
    public ObjectNode read() {
        return json.readObject(text, repairs);
    }

    @Benchmark
    public List<BulkResult> carryOut() {
        BulkRequest request = BulkRequest.read(body, OPERATIONS, repairs);
        return new BulkRun(request, List.of(users.of(CALLER)), repairs).execute();
    }
}
